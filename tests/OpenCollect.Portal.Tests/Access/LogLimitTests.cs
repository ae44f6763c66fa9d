using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpenCollect.Portal.Tests.Access;

public sealed class LogLimitTests
{
    [Theory]
    [InlineData(LogLevel.Trace, null, LogLevel.Information)]
    [InlineData(LogLevel.Warning, null, LogLevel.Warning)]
    [InlineData(LogLevel.Warning, "", LogLevel.Information)]
    [InlineData(LogLevel.Warning, "Microsoft", LogLevel.Information)]
    [InlineData(LogLevel.Warning, "Microsoft.AspNetCore.Mvc", LogLevel.Information)]
    [InlineData(LogLevel.Warning, "Microsoft.AspNetCore.Mvc.RazorPages", LogLevel.Information)]
    public void TheFinestLevelThatAnySettingReaches(LogLevel everything, string? traced, LogLevel finest)
    {
        using var services = new ServiceCollection().AddLogging(b =>
        {
            b.SetMinimumLevel(everything).AddProvider(new Silent());
            if (traced is not null)
            {
                b.AddFilter(traced.Length == 0 ? null : traced, LogLevel.Trace);
            }

            b.Services.PostConfigure<LoggerFilterOptions>(LogLimits.Set);
        }).BuildServiceProvider();
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger("Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure.PageActionInvoker");
        Assert.Equal(finest, Enum.GetValues<LogLevel>().First(log.IsEnabled));
    }

    private sealed class Silent : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }

        public void Dispose()
        {
        }
    }
}
