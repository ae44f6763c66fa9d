using OpenCollect.Cli.Commands;
using OpenCollect.Cli.Output;

var root = new RootCommand("Checks England's children's social care statutory returns.")
{
    ValidateCommand.Create(),
};
root.Options.Add(Terminal.NoColour);
return Failures.Guard(() => root.Parse(args).Invoke(new() { EnableDefaultExceptionHandler = false }));
