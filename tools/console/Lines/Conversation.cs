using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace Trackside.Technician.Lines;

/// <summary>
/// Asks a box and collects its answer. A box says no word at the end of an answer: it is over when nothing came for half a second, for a box
/// sends some lines every tenth of one.
/// </summary>
internal static class Conversation
{
    private static readonly TimeSpan quiet = TimeSpan.FromMilliseconds(500);

    /// <summary>Types a line and takes what is answered.</summary>
    /// <param name="line">The way to the box.</param>
    /// <param name="command">What is typed.</param>
    /// <param name="patience">How long the first line may take.</param>
    /// <returns>The lines; empty where none came in time.</returns>
    public static IReadOnlyList<string> Ask(IBoxLine line, string command, TimeSpan patience)
    {
        while (line.Take(TimeSpan.Zero) is not null)
        {
            // What was said before answers something else.
        }

        List<string> answer = [];
        Stopwatch watch = Stopwatch.StartNew();
        if (!line.Say(command))
        {
            return answer;
        }

        string? said = line.Take(patience);
        while (said is not null && watch.Elapsed < patience + TimeSpan.FromSeconds(30))
        {
            answer.Add(said);
            said = line.Take(quiet);
        }

        return answer;
    }
}
