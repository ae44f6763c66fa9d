using System.Globalization;
using OpenCollect.Bench;
using OpenCollect.Bench.Portal;

// Whole processes against each other in one run: validate against a bare pass of the format's reader over the same files.
//   bench/run [CHILDREN] [RUNS]       the census, default 700000 children, 3 runs
//   bench/run cla [CHILDREN] [RUNS]   the looked after return with last year's, default 300000 children, 3 runs
//   bench/run portal [sqlite|postgres|both] [MINUTES] [CHILDREN] [LARGE]
//                                     a portal under load: 153 returns loaded in 4 minutes, of 5000 children each, and one of 20000
//   bench/run fuzz INPUTS             reads and judges so many spoilt returns of each
switch (args)
{
    case ["bare-xml", var file]:
        BarePass.Xml(file);
        break;
    case ["bare-csv", .. var folders]:
        BarePass.Csv(folders);
        break;
    case [var program, var folder, "portal", .. var rest]:
        await PortalBench.Run(Path.GetFullPath(Path.Combine(program, "../../portal/OpenCollect.Portal")), folder, rest);
        break;
    case [_, _, "fuzz", var inputs]:
        Fuzz.Run(Number(inputs));
        break;
    case [var program, var folder, "cla", .. var rest]:
        LookedAfterBench.Run(new(program, folder, Runs(rest)), Most(rest, 300_000));
        break;
    case [var program, var folder, .. var rest]:
        CinBench.Run(new(program, folder, Runs(rest)), Most(rest, 700_000));
        break;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static int Most(string[] rest, int otherwise) => rest.Length > 0 ? Number(rest[0]) : otherwise;

static int Runs(string[] rest) => rest.Length > 1 ? Number(rest[1]) : 3;
