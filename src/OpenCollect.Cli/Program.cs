using OpenCollect.Cli.Commands;
using OpenCollect.Cli.Output;

System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
var root = new RootCommand("Checks England's children's social care statutory returns.")
{
    ValidateCommand.Create(),
    CheckCommand.Create(),
    SubmitCommand.Create(),
    RulesCommand.Create(),
    CodesCommand.Create(),
    GenerateCommand.Create(),
    ConvertCommand.Create(),
    DiffCommand.Create(),
    JourneyCommand.Create(),
    CohortCommand.Create(),
    ReferenceCommand.Create(),
    PublishCheckerCommand.Create(),
    CompletionCommand.Create(),
};
root.Options.Add(Terminal.NoColour);
return Failures.Guard(() =>
{
    var parsed = root.Parse(args);
    var status = parsed.Invoke(new() { EnableDefaultExceptionHandler = false });
    return parsed.Errors.Count > 0 ? Failures.Unusable : status;
});
