using OpenCollect.Cli.Input;
using OpenCollect.Collections;
using OpenCollect.Formats;

namespace OpenCollect.Cli.Commands;

/// <summary>Options that say what is at hand beside a return: the authority, postcodes, providers.</summary>
internal static class ReferenceOptions
{
    public static Option<string?> Authority { get; } = new("--la") { Description = "Education code of the authority, where the return does not say it (children looked after).", HelpName = "CODE" };

    public static Option<string?> Postcodes { get; } = new("--postcodes") { Description = "ONS Postcode Directory as published (CSV or zip), or the smaller file that \"opencollect reference postcodes\" makes.", HelpName = "FILE" };

    public static Option<string[]> Providers { get; } = new("--providers") { Description = "Ofsted's lists of providers (XLSX or CSV); may be given several times.", HelpName = "FILE", AllowMultipleArgumentsPerToken = false };

    /// <summary>What the user gave.</summary>
    /// <exception cref="UnusableFileException">The authority does not exist, or a file cannot be used; names the file.</exception>
    public static CheckInputs Beside(ParseResult parsed) => new()
    {
        Authority = parsed.GetValue(Authority) is not { } code ? null
            : LocalAuthority.Find(code) ?? throw new UnusableFileException($"--la {code} is no local authority.", expected: "an education code such as 201"),
        Postcodes = parsed.GetValue(Postcodes) is not { } path ? null : ReferenceFiles.Postcodes(ReturnSources.At(path)),
        Providers = parsed.GetValue(Providers) is not { Length: > 0 } lists ? null : ReferenceFiles.Providers(lists.Select(ReturnSources.At)),
    };
}
