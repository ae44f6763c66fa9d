using System.Runtime.InteropServices;
using OpenCollect.Formats;

namespace OpenCollect.Cin;

/// <summary>Reads one Child element with everything in it. One object serves a whole file.</summary>
internal sealed class CinXmlChild
{
    private readonly XmlSource _source;
    private readonly XmlModule _child;
    private readonly XmlModule _identifiers;
    private readonly XmlModule _characteristics;
    private readonly XmlModule _disabilities;
    private readonly XmlModule _episode;
    private readonly XmlModule _assessment;
    private readonly XmlModule _factors;
    private readonly XmlModule _cinPlan;
    private readonly XmlModule _enquiry;
    private readonly XmlModule _plan;
    private readonly XmlModule _reviews;

    private readonly FieldSlots _childSlots = new(CinChild.Identifiers, CinChild.Characteristics, CinChild.DisabilitiesGroup);
    private readonly FieldSlots _episodeSlots = new(Episode.Group);
    private readonly FieldSlots _assessmentSlots = new(Assessment.Group);
    private readonly FieldSlots _cinPlanSlots = new(CinPlan.Group);
    private readonly FieldSlots _enquirySlots = new(Section47.Group);
    private readonly FieldSlots _planSlots = new(ProtectionPlan.Group);
    private readonly FieldSlots _reviewSlots = new(Review.Group);

    private readonly List<string> _disabilityCodes = [];
    private readonly List<string> _factorCodes = [];
    private readonly List<Episode> _episodes = [];
    private readonly List<Assessment> _assessments = [];
    private readonly List<CinPlan> _cinPlans = [];
    private readonly List<Section47> _enquiries = [];
    private readonly List<ProtectionPlan> _plans = [];
    private readonly List<Review> _reviewsRead = [];

    private CollectionYear _year;
    private bool _isFlawed;

    public CinXmlChild(XmlSource source)
    {
        _source = source;
        _child = new(source, CinChild.Identifiers, CinChild.Characteristics, Episode.Group);
        _identifiers = new(source, [.. CinChild.Identifiers.Fields.Select(f => (XmlModule.Part)f)]);
        _characteristics = new(source, CinChild.EthnicityField, CinChild.DisabilitiesGroup, CinChild.DisabilityField);
        _disabilities = new(source, CinChild.DisabilityField);
        _episode = new(source, Episode.ReferralDateField, Episode.ReferralSourceField, Episode.PrimaryNeedField, Episode.ClosureDateField,
            Episode.ReasonForClosureField, Episode.ConferenceDateField, Assessment.Group, CinPlan.Group, Section47.Group,
            Episode.NoFurtherActionField, ProtectionPlan.Group);
        _assessment = new(source, Assessment.StartField, Assessment.InternalReviewField, Assessment.AuthorisedField,
            "FactorsIdentifiedAtAssessment", Assessment.FactorsField);
        _factors = new(source, Assessment.FactorsField);
        _cinPlan = new(source, [.. CinPlan.Group.Fields.Select(f => (XmlModule.Part)f)]);
        _enquiry = new(source, [.. Section47.Group.Fields.Select(f => (XmlModule.Part)f)]);
        _plan = new(source, [.. ProtectionPlan.Group.Fields.Select(f => (XmlModule.Part)f), Review.Group, Review.DateField]);
        _reviews = new(source, Review.DateField);
    }

    /// <summary>Reads the Child element that the source stands on.</summary>
    public CinChild Read(CollectionYear year)
    {
        _year = year;
        _isFlawed = false;
        _childSlots.Begin(_source.Line);
        _disabilityCodes.Clear();
        _episodes.Clear();
        ReadParts(_child, _childSlots, static (reader, part) =>
        {
            switch (part)
            {
                case 0:
                    reader.ReadParts(reader._identifiers, reader._childSlots, null);
                    break;
                case 1:
                    reader.ReadParts(reader._characteristics, reader._childSlots, static (r, p) => r.ReadDisabilities(p));
                    break;
                default:
                    reader._episodes.Add(reader.ReadEpisode());
                    break;
            }
        });
        return CinRecords.Child(_childSlots, Taken(_disabilityCodes), Taken(_episodes), _isFlawed);
    }

    private void ReadDisabilities(int part)
    {
        if (part == 1)
        {
            ReadParts(_disabilities, _childSlots, static (reader, _) => reader.ReadCode(CinChild.DisabilityField, reader._childSlots, reader._disabilityCodes));
        }
        else
        {
            _source.Notes.Add(FileChecks.OutOfOrder, _source.Name, _source.Line, "inside Disabilities");
            ReadCode(CinChild.DisabilityField, _childSlots, _disabilityCodes);
        }
    }

    private Episode ReadEpisode()
    {
        _episodeSlots.Begin(_source.Line);
        _assessments.Clear();
        _cinPlans.Clear();
        _enquiries.Clear();
        _plans.Clear();
        ReadParts(_episode, _episodeSlots, static (reader, part) =>
        {
            switch (part)
            {
                case 6:
                    reader._assessments.Add(reader.ReadAssessment());
                    break;
                case 7:
                    reader._cinPlanSlots.Begin(reader._source.Line);
                    reader.ReadParts(reader._cinPlan, reader._cinPlanSlots, null);
                    reader._cinPlans.Add(CinRecords.CinPlan(reader._cinPlanSlots));
                    break;
                case 8:
                    reader._enquirySlots.Begin(reader._source.Line);
                    reader.ReadParts(reader._enquiry, reader._enquirySlots, null);
                    reader._enquiries.Add(CinRecords.Section47(reader._enquirySlots));
                    break;
                default:
                    reader._plans.Add(reader.ReadPlan());
                    break;
            }
        });
        return CinRecords.Episode(_episodeSlots, Taken(_assessments), Taken(_cinPlans), Taken(_enquiries), Taken(_plans));
    }

    private Assessment ReadAssessment()
    {
        _assessmentSlots.Begin(_source.Line);
        _factorCodes.Clear();
        ReadParts(_assessment, _assessmentSlots, static (reader, part) =>
        {
            if (reader._assessment.FieldOf(part) is null)
            {
                reader.ReadParts(reader._factors, reader._assessmentSlots,
                    static (r, _) => r.ReadCode(Assessment.FactorsField, r._assessmentSlots, r._factorCodes));
            }
            else
            {
                reader._source.Notes.Add(FileChecks.OutOfOrder, reader._source.Name, reader._source.Line, "inside FactorsIdentifiedAtAssessment");
                reader.ReadCode(Assessment.FactorsField, reader._assessmentSlots, reader._factorCodes);
            }
        });
        return CinRecords.Assessment(_assessmentSlots, Taken(_factorCodes));
    }

    private ProtectionPlan ReadPlan()
    {
        _planSlots.Begin(_source.Line);
        _reviewsRead.Clear();
        ReadParts(_plan, _planSlots, static (reader, part) =>
        {
            if (reader._plan.FieldOf(part) is null)
            {
                reader.ReadReviews();
            }
            else
            {
                reader._source.Notes.Add(FileChecks.OutOfOrder, reader._source.Name, reader._source.Line, "inside Reviews");
                reader.ReadReview();
            }
        });
        return CinRecords.ProtectionPlan(_planSlots, Taken(_reviewsRead));
    }

    /// <summary>One Reviews wrapper: a review for each date; where there is no valid date in it, one review without a date.</summary>
    private void ReadReviews()
    {
        var line = _source.Line;
        var before = _reviewsRead.Count;
        ReadParts(_reviews, _reviewSlots, static (reader, _) => reader.ReadReview());
        _reviewsRead.RemoveAll(r => r.Date is null && !r.Flaws.Any && r.Line >= line);
        if (_reviewsRead.Count == before)
        {
            _reviewSlots.Begin(line);
            _reviewsRead.Add(CinRecords.Review(_reviewSlots));
        }
    }

    private void ReadReview()
    {
        _reviewSlots.Begin(_source.Line);
        var line = _source.Line;
        _reviewSlots.Take(Review.DateField, _source.Text(), line, _source.Texts);
        _isFlawed |= _reviewSlots.Flaws.Any;
        _reviewsRead.Add(CinRecords.Review(_reviewSlots));
    }

    private void ReadCode(Field field, FieldSlots slots, List<string> codes)
    {
        var line = _source.Line;
        if (slots.TakeOne(field, _source.Text(), line, _source.Texts) is { } code)
        {
            codes.Add(code);
        }
    }

    /// <summary>
    /// Reads what is inside the element: single fields into the slots; anything else, and fields that repeat, as <paramref name="other"/> says.
    /// </summary>
    private void ReadParts(XmlModule module, FieldSlots slots, Action<CinXmlChild, int>? other)
    {
        var level = _source.Level;
        var last = 0;
        while (_source.NextInside(level))
        {
            var part = module.Find(ref last, _year);
            if (part < 0)
            {
                _source.Skip();
            }
            else if (module.FieldOf(part) is { Repeats: false } field && field.Group != Review.Group)
            {
                var line = _source.Line;
                slots.Take(field, _source.Text(), line, _source.Texts);
            }
            else
            {
                other!(this, part);
            }
        }

        _isFlawed |= slots.IsFlawed;
    }

    private ImmutableArray<T> Taken<T>(List<T> list) => list.Count switch
    {
        0 => [],
        <= CinRecords.MostOfAKind => ImmutableArray.Create(CollectionsMarshal.AsSpan(list)),
        _ => throw new UnusableFileException("One record holds more groups of a kind than any child has.", line: _source.Line, expected: $"at most {CinRecords.MostOfAKind:N0}"),
    };
}
