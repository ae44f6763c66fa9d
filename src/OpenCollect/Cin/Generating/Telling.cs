namespace OpenCollect.Cin.Generating;

/// <summary>An episode while its story is told.</summary>
/// <param name="begun">The episode with its referral and closure.</param>
/// <param name="last">The day of closure, or the last day of the year: nothing happens after it.</param>
internal sealed class Telling(Episode begun, DateOnly last)
{
    private ImmutableArray<Assessment> _assessments = [];
    private ImmutableArray<CinPlan> _cinPlans = [];
    private ImmutableArray<Section47> _enquiries = [];
    private ImmutableArray<ProtectionPlan> _plans = [];

    public DateOnly Last => last;

    public bool IsOpen => begun.ClosureDate is null;

    /// <summary>The day on which the child came under a protection plan.</summary>
    public DateOnly? PlanFrom => _plans.IsEmpty ? null : _plans[0].Start;

    public Assessment? Add(Assessment? assessment)
    {
        _assessments = assessment is null ? _assessments : _assessments.Add(assessment);
        return assessment;
    }

    public void Add(CinPlan? plan) => _cinPlans = plan is null ? _cinPlans : _cinPlans.Add(plan);

    public void AddFirst(CinPlan? plan) => _cinPlans = plan is null ? _cinPlans : _cinPlans.Insert(0, plan);

    public Section47? Add(Section47? enquiry)
    {
        _enquiries = enquiry is null ? _enquiries : _enquiries.Add(enquiry);
        return enquiry;
    }

    public ProtectionPlan Add(ProtectionPlan plan)
    {
        _plans = _plans.Add(plan);
        return plan;
    }

    public Episode Told(string noFurtherAction) => begun with
    {
        NoFurtherAction = noFurtherAction,
        Assessments = _assessments,
        CinPlans = _cinPlans,
        Section47s = _enquiries,
        ProtectionPlans = _plans,
    };
}
