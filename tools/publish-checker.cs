#:property PublishAot=false

// Builds the checker that runs in the browser, a folder of static files for any web server:
//   dotnet run tools/publish-checker.cs -- FOLDER
// The engine's files are kept compressed and unpacked by the page, so that the first visit is short whatever the server does.
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

if (args is not [var target])
{
    Console.Error.WriteLine("Give the folder to write: dotnet run tools/publish-checker.cs -- FOLDER");
    return 2;
}

var root = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
var project = Path.Combine(root, "src", "OpenCollect.Browser");
var published = Path.Combine(root, "artifacts", "browser");
if (Directory.Exists(published))
{
    Directory.Delete(published, recursive: true);
}

using (var publish = Process.Start(new ProcessStartInfo("dotnet",
    ["publish", project, "-c", "Release", "-o", published, "-v", "quiet", "--nologo", "-p:DebugType=none", "-p:RunAnalyzers=false", "-p:NuGetLockFilePath=obj/packages.publish.lock.json"]))!)
{
    publish.WaitForExit();
    if (publish.ExitCode != 0)
    {
        return publish.ExitCode;
    }
}

target = Path.GetFullPath(target);
if (Directory.Exists(target))
{
    if (Directory.EnumerateFileSystemEntries(target).Any() && !File.Exists(Path.Combine(target, "sw.js")))
    {
        Console.Error.WriteLine($"{target} holds other things than a checker; it is left alone. Give an empty folder.");
        return 2;
    }

    Directory.Delete(target, recursive: true);
}

Copy(Path.Combine(project, "wwwroot"), target);
foreach (var file in new[] { "govuk-frontend.css", "govuk-frontend.min.js" })
{
    File.Copy(Path.Combine(root, "assets", "govuk-frontend", file), Path.Combine(target, file));
}

// The engine: the runtime's modules as they are, everything else packed.
var engine = Directory.CreateDirectory(Path.Combine(target, "engine")).FullName;
foreach (var module in new[] { "dotnet.js", "dotnet.runtime.js", "dotnet.native.js" })
{
    var text = File.ReadAllText(Path.Combine(published, module));
    File.WriteAllText(Path.Combine(engine, module), WithoutSourceMap(text));
}

var assemblies = Directory.GetFiles(published, "*.dll").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).ToList();
foreach (var packed in assemblies.Append("dotnet.native.wasm"))
{
    using var from = File.OpenRead(Path.Combine(published, packed));
    using var to = new GZipStream(File.Create(Path.Combine(engine, packed + ".gz")), CompressionLevel.SmallestSize);
    from.CopyTo(to);
}

File.WriteAllText(Path.Combine(engine, "boot.json"), Boot(assemblies).ToJsonString());

// The worker of the offline cache knows every file with its hash; the version is the hash of them all.
var files = Directory.GetFiles(target, "*", SearchOption.AllDirectories)
    .Select(f => (Path: Path.GetRelativePath(target, f).Replace('\\', '/'), Hash: Convert.ToBase64String(SHA256.HashData(File.ReadAllBytes(f)))))
    .Where(f => f.Path != "sw.js").OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
var serviceWorker = File.ReadAllText(Path.Combine(target, "sw.js"));
var whole = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(serviceWorker + string.Concat(files.Select(f => f.Path + f.Hash)))));
var release = File.ReadAllText(Path.Combine(root, "Directory.Build.props")).Split("<Version>")[1].Split('<')[0];
var manifest = new JsonObject { ["version"] = $"{release}+{whole[..8]}", ["files"] = new JsonObject(files.Select(f => KeyValuePair.Create(f.Path, (JsonNode?)$"sha256-{f.Hash}"))) };
File.WriteAllText(Path.Combine(target, "sw.js"), serviceWorker.Replace("/* MANIFEST */ null", manifest.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal));

var compressed = files.Sum(f => f.Path.EndsWith(".gz", StringComparison.Ordinal) ? new FileInfo(Path.Combine(target, f.Path)).Length : Packed(Path.Combine(target, f.Path)));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The checker {release}+{whole[..8]} is in {target}: {files.Count + 1} files, {compressed / 1048576.0:0.00} MB compressed."));
return 0;

static JsonObject Boot(List<string> assemblies) => new()
{
    ["mainAssemblyName"] = "OpenCollect.Browser",
    ["globalizationMode"] = "invariant",
    ["resources"] = new JsonObject
    {
        ["jsModuleNative"] = Resources("dotnet.native.js"),
        ["jsModuleRuntime"] = Resources("dotnet.runtime.js"),
        ["wasmNative"] = Resources("dotnet.native.wasm"),
        ["coreAssembly"] = Resources([.. assemblies.Where(a => a is "System.Private.CoreLib.dll" or "System.Runtime.InteropServices.JavaScript.dll")]),
        ["assembly"] = Resources([.. assemblies.Where(a => a is not ("System.Private.CoreLib.dll" or "System.Runtime.InteropServices.JavaScript.dll"))]),
    },
};

static JsonArray Resources(params string[] names) => new([.. names.Select(n => (JsonNode)new JsonObject { ["virtualPath"] = n, ["name"] = n })]);

static string WithoutSourceMap(string text) =>
    string.Join('\n', text.Split('\n').Where(l => !l.StartsWith("//# sourceMappingURL", StringComparison.Ordinal)));

static long Packed(string file)
{
    using var memory = new MemoryStream();
    using (var gzip = new GZipStream(memory, CompressionLevel.Optimal, leaveOpen: true))
    {
        gzip.Write(File.ReadAllBytes(file));
    }

    return memory.Length;
}

static void Copy(string from, string to)
{
    foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
    {
        var copy = Path.Combine(to, Path.GetRelativePath(from, file));
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(file, copy);
    }
}
