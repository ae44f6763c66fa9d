using OpenCollect.Cli.Output;

namespace OpenCollect.Cli.Commands;

/// <summary><c>opencollect completion bash|zsh|pwsh</c>: a script for the shell, which asks the program itself what may come next.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # Shell completion: source <(opencollect completion bash)
        _opencollect() {
          local IFS=$'\n'
          COMPREPLY=($(compgen -o default -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _opencollect opencollect ./opencollect
        """;

    private const string Zsh = """
        # Shell completion: source <(opencollect completion zsh)
        _opencollect() {
          local -a found
          found=("${(@f)$("${words[1]}" "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          compadd -- $found
          _files
        }
        compdef _opencollect opencollect
        """;

    private const string PowerShell = """
        # Shell completion: opencollect completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName opencollect -ScriptBlock {
          param($word, $line, $position)
          opencollect "[suggest:$position]" "$line" | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }
        """;

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or pwsh." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "pwsh");
        var command = new Command("completion", "Print a script that completes commands and options in your shell.") { shell };
        command.SetAction(parsed =>
        {
            Console.WriteLine(parsed.GetRequiredValue(shell) switch { "bash" => Bash, "zsh" => Zsh, _ => PowerShell });
            return Failures.Success;
        });
        return command;
    }
}
