using OpenCollect.Portal;

System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
PortalOptions options;
try
{
    options = PortalOptions.Of(args, Environment.GetEnvironmentVariable);
}
catch (FormatException problem)
{
    await Console.Error.WriteLineAsync($"opencollect serve: {problem.Message}");
    return 2;
}

try
{
    await using var portal = await Serving.Build(options, _ => { });
    await portal.RunAsync();
    return 0;
}
catch (InvalidOperationException problem)
{
    await Console.Error.WriteLineAsync($"opencollect serve: {problem.Message}");
    return 2;
}
