using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace Trackside.Technician.Lines;

/// <summary>Follows a box's log by asking again and again: lets each of its lines through once. Lines that are no log lines always pass.</summary>
internal sealed partial class LogNews
{
    private const int All = 64;
    private const int Few = 8;
    private readonly HashSet<string> seen = [];
    private int isNews = Few;

    /// <summary>What to type next: all at first, and after all of the few were news.</summary>
    public string Question()
    {
        string question = $"log {(isNews >= Few ? All : Few)}";
        isNews = 0;
        return question;
    }

    /// <summary>Whether a line is to be shown.</summary>
    public bool Passes(string line)
    {
        if (!LogLine().IsMatch(line))
        {
            return true;
        }

        bool passes = seen.Add(line);
        isNews += passes ? 1 : 0;
        return passes;
    }

    // Seconds since boot; ~ before the last one.
    [GeneratedRegex(@"^~*\d+\.\d{3} ")]
    private static partial Regex LogLine();
}
