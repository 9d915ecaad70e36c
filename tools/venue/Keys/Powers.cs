using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.Messages;
using Trackside.Venue.Commands;

namespace Trackside.Venue.Keys;

/// <summary>What an identity that is no box may do at the broker. Everybody may read.</summary>
[Flags]
internal enum Powers
{
    /// <summary>Read only: a display.</summary>
    None = 0,

    /// <summary><c>gateway</c>: acknowledge passings, ask for them again.</summary>
    Gateway = 1,

    /// <summary><c>request</c>: give orders to control boxes. Race control's alone.</summary>
    Request = 2,

    /// <summary><c>console</c>: type on the console of a box.</summary>
    Console = 4,
}

/// <summary>Powers as words: <c>gateway request console</c>, comma between; <c>read</c> for none.</summary>
internal static class PowerWords
{
    /// <summary>The gateway of a venue that has one.</summary>
    public const string FirstGateway = "gw1";

    /// <summary>Race control at a prompt: the commands that ask for a flag, a direction, a stage.</summary>
    public const string Desk = "desk";

    /// <summary>In whose name a gateway asks for what a profile lets timing ask: made where some profile does.</summary>
    public const string Timing = "timing";

    /// <summary>Those who talk to boxes.</summary>
    public const string Technician = "technician";

    private const string ReadOnly = "read";

    private static readonly Dictionary<string, Powers> words = new()
    {
        ["gateway"] = Powers.Gateway,
        ["request"] = Powers.Request,
        ["console"] = Powers.Console,
        [ReadOnly] = Powers.None,
    };

    /// <summary>Who a venue has where nobody else is named: two gateways (one stands by), race control and its prompt, the technicians, and the flasher.</summary>
    public static IReadOnlyList<(string Name, Powers Powers)> Usual { get; } =
        [(FirstGateway, Powers.Gateway), ("gw2", Powers.Gateway), ("race-control", Powers.Request), (Desk, Powers.Request), (Technician, Powers.Console), ("flash", Powers.None)];

    /// <summary>Reads a list of words.</summary>
    /// <exception cref="WrongUseException">A word is none of them.</exception>
    public static Powers Read(string text, string name) =>
        text.Split(',').Aggregate(Powers.None, (powers, word) => words.TryGetValue(word, out Powers power)
            ? powers | power
            : throw new WrongUseException($"\"{name}\" is to have the power '{word}': give {Known()}."));

    /// <summary>Writes a list of words.</summary>
    public static string Write(Powers powers) =>
        powers == Powers.None ? ReadOnly : string.Join(',', words.Where(word => word.Value != Powers.None && powers.HasFlag(word.Value)).Select(word => word.Key));

    /// <summary>Reads <c>NAME=WORDS</c>.</summary>
    /// <exception cref="WrongUseException">It is not of that form.</exception>
    public static (string Name, Powers Powers) ReadIdentity(string text)
    {
        string[] parts = text.Split('=', 2);
        return parts.Length == 2 && Topic.IsIdentifier(parts[0])
            ? (parts[0], Read(parts[1], parts[0]))
            : throw new WrongUseException($"--identity is '{text}': give NAME=POWERS, such as tower=gateway,request; powers are {Known()}.");
    }

    private static string Known() => string.Join(", ", words.Keys);
}
