namespace OpenCollect.LookedAfter.Codes;

/// <summary>Why an episode ended.</summary>
public static class ReasonEpisodeCeased
{
    public static readonly CodeSet Codes = new("REC")
    {
        { "X1", "Episode ends and another begins the same day" },
        { "E1", "Adopted (older single code)", Years.Until(2013) },
        { "E11", "Adopted, application not opposed" },
        { "E12", "Adopted, consent dispensed with by the court" },
        { "E2", "Died" },
        { "E3", "Care taken over by another UK LA" },
        { "E4", "Returned to parents or others with parental responsibility", Years.Until(2014) },
        { "E4A", "Returned to parents or others with parental responsibility, as planned", Years.From(2015) },
        { "E4B", "Returned to parents or others with parental responsibility, not as planned", Years.From(2015) },
        { "E13", "Left to live with parents, relatives or others without parental responsibility", Years.From(2015) },
        { "E14", "Remand accommodation ended", Years.From(2015) },
        { "E15", "Age assessment found 18 or over (E5-E7 not applying)", Years.From(2015) },
        { "E16", "Moved abroad", Years.From(2015) },
        { "E17", "18 or over and stayed with current carers", Years.From(2015) },
        { "E41", "Residence order, from 22 April 2014 child arrangements order" },
        { "E43", "Special guardianship, former foster carers", Years.Until(2018) },
        { "E44", "Special guardianship, other carers", Years.Until(2018) },
        { "E45", "Special guardianship, former foster carer who is relative or friend", Years.From(2019) },
        { "E46", "Special guardianship, former foster carer, not relative or friend", Years.From(2019) },
        { "E47", "Special guardianship, other carer who is relative or friend", Years.From(2019) },
        { "E48", "Special guardianship, other carer, not relative or friend", Years.From(2019) },
        { "E5", "Independent living with formal support" },
        { "E6", "Independent living without formal support" },
        { "E7", "Residential care funded by adult services" },
        { "E8", "Any other reason" },
        { "E9", "Sentenced to custody" },
    };
}
