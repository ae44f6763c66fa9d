namespace OpenCollect.Portal;

/// <summary>
/// At its finest levels the framework writes what people enter in forms, such as the identifier of a child that somebody looks for. No
/// setting turns that on.
/// </summary>
public static class LogLimits
{
    private const string Forms = "Microsoft.AspNetCore.Mvc";

    public static void Set(LoggerFilterOptions options)
    {
        var rules = options.Rules.ToList();
        foreach (var rule in rules.Where(r => r.LogLevel is null or < LogLevel.Information))
        {
            if (rule.CategoryName?.StartsWith(Forms, StringComparison.OrdinalIgnoreCase) == true)
            {
                options.Rules.Remove(rule);
                options.Rules.Add(new(rule.ProviderName, rule.CategoryName, LogLevel.Information, null));
            }
            else if (!rules.Exists(r => r.ProviderName == rule.ProviderName && r.CategoryName == Forms))
            {
                // A rule about everything, or about more than forms.
                options.Rules.Add(new(rule.ProviderName, Forms, LogLevel.Information, null));
            }
        }

        if (options.MinLevel < LogLevel.Information && !rules.Exists(r => r.ProviderName is null && r.CategoryName == Forms))
        {
            options.Rules.Add(new(null, Forms, LogLevel.Information, null));
        }
    }
}
