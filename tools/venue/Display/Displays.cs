using System;
using Spectre.Console;

namespace Trackside.Venue.Display;

/// <summary>Chooses how a run is shown.</summary>
internal static class Displays
{
    /// <summary>A live table where standard error is a terminal, else a plain log. Standard output stays free for results.</summary>
    public static IDisplay Choose(Words words)
    {
        bool terminal = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } and not "dumb";
        return terminal
            ? new LiveTable(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }), words)
            : new PlainLog(Console.Error, words);
    }
}
