using OpenCollect.Portal;

System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
if (args is ["audit", .. var audit])
{
    return await AuditCommand.Run(audit, Environment.GetEnvironmentVariable, Console.Out, Console.Error);
}

var maintenance = Maintenance.Of(args);
try
{
    var options = PortalOptions.Of(maintenance?.Options ?? PortalOptions.OrDemonstration(args, Environment.GetEnvironmentVariable), Environment.GetEnvironmentVariable);
    if (maintenance is { } command)
    {
        return await Maintenance.Run(command.Words, options, Console.Out);
    }

    await using var portal = await Serving.Build(options, _ => { });
    await portal.StartAsync();
    if (options.ServesPages)
    {
        Console.WriteLine(options.IsDemonstration ? $"The demonstration is at {options.Urls}; its data is in the folder {options.Data}. End it with Ctrl+C." : $"The portal is at {options.Urls}.");
    }

    await portal.WaitForShutdownAsync();
    return 0;
}
catch (Exception problem) when (problem is FormatException or InvalidOperationException)
{
    await Console.Error.WriteLineAsync($"opencollect {(maintenance is null ? "serve" : args[0])}: {problem.Message}");
    return 2;
}
