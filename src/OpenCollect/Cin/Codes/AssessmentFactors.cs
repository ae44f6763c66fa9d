namespace OpenCollect.Cin.Codes;

/// <summary>
/// Factors identified at the end of an assessment, with the years in which the code list has each. 18A and 19A were returned and counted
/// until 2023-24 all the same, and are queried by 8945Q and 8950Q from 2024-25. Until some year the words of 3A to 3C were domestic violence.
/// Source: guide 2024-25, section 4.10.
/// </summary>
public static class AssessmentFactors
{
    public static readonly CodeSet Codes = new("AssessmentFactors")
    {
        { "1A", "Alcohol misuse: child", Years.From(2014) },
        { "1B", "Alcohol misuse: parent or carer", Years.From(2014) },
        { "1C", "Alcohol misuse: other person in household", Years.From(2014) },
        { "2A", "Drug misuse: child", Years.From(2014) },
        { "2B", "Drug misuse: parent or carer", Years.From(2014) },
        { "2C", "Drug misuse: other person in household", Years.From(2014) },
        { "3A", "Domestic abuse: child is subject", Years.From(2014) },
        { "3B", "Domestic abuse: parent or carer is subject", Years.From(2014) },
        { "3C", "Domestic abuse: other person in household is subject", Years.From(2014) },
        { "4A", "Mental health: child", Years.From(2014) },
        { "4B", "Mental health: parent or carer", Years.From(2014) },
        { "4C", "Mental health: other person in family/household", Years.From(2014) },
        { "5A", "Learning disability: child", Years.From(2014) },
        { "5B", "Learning disability: parent or carer", Years.From(2014) },
        { "5C", "Learning disability: other person in family/household", Years.From(2014) },
        { "6A", "Physical disability or illness: child", Years.From(2014) },
        { "6B", "Physical disability or illness: parent or carer", Years.From(2014) },
        { "6C", "Physical disability or illness: other person in family/household", Years.From(2014) },
        { "7A", "Young carer", Years.From(2014) },
        { "8A", "Privately fostered (not divided)", Years.Between(2014, 2016) },
        { "8B", "Privately fostered: overseas child who intends to return", Years.From(2017) },
        { "8C", "Privately fostered: overseas child who intends to stay", Years.From(2017) },
        { "8D", "Privately fostered: UK child in educational placement", Years.From(2017) },
        { "8E", "Privately fostered: UK child, alternative family arrangement", Years.From(2017) },
        { "8F", "Privately fostered: other", Years.From(2017) },
        { "9A", "Unaccompanied asylum-seeking child", Years.From(2014) },
        { "10A", "Going or being missing", Years.From(2014) },
        { "11A", "Child sexual exploitation", Years.From(2014) },
        { "12A", "Trafficking", Years.From(2014) },
        { "13A", "Gangs", Years.From(2014) },
        { "14A", "Socially unacceptable behaviour", Years.From(2014) },
        { "15A", "Self-harm", Years.From(2014) },
        { "16A", "Neglect", Years.From(2014) },
        { "17A", "Emotional abuse", Years.From(2014) },
        { "18A", "Physical abuse (not divided)", Years.Between(2014, 2020) },
        { "18B", "Physical abuse: child on child", Years.From(2021) },
        { "18C", "Physical abuse: adult on child", Years.From(2021) },
        { "19A", "Sexual abuse (not divided)", Years.Between(2014, 2020) },
        { "19B", "Sexual abuse: child on child", Years.From(2021) },
        { "19C", "Sexual abuse: adult on child", Years.From(2021) },
        { "20", "Other", Years.From(2014) },
        { "21", "No factors identified; only on its own", Years.From(2014) },
        { "22A", "Female genital mutilation", Years.From(2017) },
        { "23A", "Abuse linked to faith or belief", Years.From(2017) },
        { "24A", "Child criminal exploitation", Years.From(2022) },
    };
}
