using System.Xml;
using OpenCollect.Cin.Codes;
using OpenCollect.Formats;

namespace OpenCollect.Cin;

/// <summary>
/// Writes a CIN census return as XML in the order of the schema of a collection year: the header, then the children one by one,
/// then <see cref="Finish"/>. Holds one child at a time. Fields and modules that are not part of the year are left out.
/// Source: message tree of the census schema.
/// </summary>
/// <remarks>
/// The text is UTF-8, indented by two spaces, with line feeds. Values are written as they were given, malformed ones too; a character
/// that XML cannot hold becomes the replacement character U+FFFD. Without <see cref="Finish"/> the text stays visibly incomplete.
/// </remarks>
public sealed class CinWriter : IDisposable
{
    private readonly XmlWriter _xml;
    private readonly CollectionYear _year;
    private readonly Field[] _identifiers;
    private readonly Field[] _characteristics;
    private readonly Field[] _episode;
    private readonly Field[] _assessment;
    private readonly Field[] _cinPlan;
    private readonly Field[] _section47;
    private readonly Field[] _protectionPlan;
    private Stage _stage;

    /// <param name="stream">Where the text goes. It is left open.</param>
    /// <param name="year">The collection year whose schema is followed.</param>
    public CinWriter(Stream stream, CollectionYear year)
    {
        _year = year;
        _identifiers = In(CinChild.Identifiers);
        _characteristics = In(CinChild.Characteristics);
        _episode = [.. In(Episode.Group).Where(f => f != Episode.NoFurtherActionField)];
        _assessment = [.. In(Assessment.Group).Where(f => f != Assessment.FactorsField)];
        _cinPlan = In(CinPlan.Group);
        _section47 = In(Section47.Group);
        _protectionPlan = In(ProtectionPlan.Group);
        _xml = XmlOutput.Writer(stream);
    }

    private enum Stage
    {
        Header,
        Children,
        Finished,
    }

    /// <summary>Writes the header. Comes once, before any child.</summary>
    public void Write(CinHeader header)
    {
        Expect(Stage.Header);
        _stage = Stage.Children;
        var fields = In(CinHeader.Group);
        var source = Array.IndexOf(fields, CinHeader.SourceLevelField);

        _xml.WriteStartDocument();
        _xml.WriteStartElement("Message");
        _xml.WriteStartElement(CinHeader.Group.Name);
        Group("CollectionDetails", fields.AsSpan(0, source), header);
        Group("Source", fields.AsSpan(source), header);
        if (HeaderCodes.ContentLevel.In(_year).FirstOrDefault() is { } level)
        {
            _xml.WriteStartElement("Content");
            _xml.WriteStartElement("CBDSLevels");
            _xml.WriteElementString(HeaderCodes.ContentLevel.Name, level.Value);
            _xml.WriteEndElement();
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
        _xml.WriteStartElement("Children");
    }

    /// <summary>Writes the next child.</summary>
    public void Write(CinChild child)
    {
        Expect(Stage.Children);
        _xml.WriteStartElement("Child");
        Group(CinChild.Identifiers.Name, _identifiers, child);

        _xml.WriteStartElement(CinChild.Characteristics.Name);
        Elements(_characteristics, child);
        Wrapped(CinChild.DisabilitiesGroup.Name, CinChild.DisabilityField, child.Disabilities);
        _xml.WriteEndElement();

        foreach (var episode in child.Episodes)
        {
            Write(episode);
        }

        _xml.WriteEndElement();
    }

    /// <summary>Ends the return. Nothing can be written after it.</summary>
    public void Finish()
    {
        Expect(Stage.Children);
        _stage = Stage.Finished;
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteWhitespace("\n");
        _xml.Flush();
    }

    public void Dispose() => _xml.Dispose();

    private void Write(Episode episode)
    {
        _xml.WriteStartElement(Episode.Group.Name);
        Elements(_episode, episode);
        foreach (var assessment in episode.Assessments)
        {
            _xml.WriteStartElement(Assessment.Group.Name);
            Elements(_assessment, assessment);
            Wrapped("FactorsIdentifiedAtAssessment", Assessment.FactorsField, assessment.Factors);
            _xml.WriteEndElement();
        }

        if (CinPlan.Group.Years.Include(_year))
        {
            foreach (var plan in episode.CinPlans)
            {
                Group(CinPlan.Group.Name, _cinPlan, plan);
            }
        }

        foreach (var enquiry in episode.Section47s)
        {
            Group(Section47.Group.Name, _section47, enquiry);
        }

        // The schema has this one field of the module after the section 47 enquiries.
        Element(Episode.NoFurtherActionField, Episode.NoFurtherActionField.ValueOf(episode));

        foreach (var plan in episode.ProtectionPlans)
        {
            _xml.WriteStartElement(ProtectionPlan.Group.Name);
            Elements(_protectionPlan, plan);
            Reviews(plan.Reviews);
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    /// <summary>All dates stand in one wrapper; a review without a valid date has a wrapper to itself, as it was read from one.</summary>
    private void Reviews(ImmutableArray<Review> reviews)
    {
        var dated = false;
        foreach (var review in reviews)
        {
            if (review.Date is not null)
            {
                if (!dated)
                {
                    _xml.WriteStartElement(Review.Group.Name);
                    dated = true;
                }

                Element(Review.DateField, Review.DateField.ValueOf(review));
            }
        }

        if (dated)
        {
            _xml.WriteEndElement();
        }

        foreach (var review in reviews)
        {
            if (review.Date is null)
            {
                _xml.WriteStartElement(Review.Group.Name);
                _xml.WriteElementString(Review.DateField.Name, XmlOutput.Safe(Review.DateField.ValueOf(review)));
                _xml.WriteEndElement();
            }
        }
    }

    private void Group(string name, ReadOnlySpan<Field> fields, Record record)
    {
        _xml.WriteStartElement(name);
        Elements(fields, record);
        _xml.WriteEndElement();
    }

    private void Elements(ReadOnlySpan<Field> fields, Record record)
    {
        foreach (var field in fields)
        {
            Element(field, field.ValueOf(record));
        }
    }

    private void Wrapped(string wrapper, Field field, ImmutableArray<string> values)
    {
        if (values.IsDefaultOrEmpty || !field.Years.Include(_year))
        {
            return;
        }

        _xml.WriteStartElement(wrapper);
        foreach (var value in values)
        {
            Element(field, value);
        }

        _xml.WriteEndElement();
    }

    private void Element(Field field, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _xml.WriteElementString(field.Name, XmlOutput.Safe(value));
        }
    }

    private Field[] In(Group group) => [.. group.Fields.Where(f => f.Years.Include(_year))];

    private void Expect(Stage stage)
    {
        if (_stage != stage)
        {
            throw new InvalidOperationException("A return is written in this order: its header, its children, its end.");
        }
    }
}
