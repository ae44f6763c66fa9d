using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Return;

/// <summary>What was changed on screen.</summary>
[Needs(Permission.SeeReturn)]
public sealed class ChangesModel(Database database, Vault vault, Corrections corrections) : ReturnPage(database, vault)
{
    public IReadOnlyList<MadeCorrection> Made { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Made = await corrections.Of(View);
        await Seen("changes seen", $"return {View.Id}");
    }
}
