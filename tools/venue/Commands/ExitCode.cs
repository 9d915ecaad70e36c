using System;

namespace Trackside.Venue.Commands;

/// <summary>What the caller's shell learns.</summary>
internal static class ExitCode
{
    /// <summary>Done, and all as it should be.</summary>
    public const int Ok = 0;

    /// <summary>Something failed, or the figures are not as they should be.</summary>
    public const int Failed = 1;

    /// <summary>Wrong use: arguments, files, malformed lines.</summary>
    public const int WrongUse = 2;

    /// <summary>The machine lacks a part.</summary>
    public const int MissingPart = 3;
}

/// <summary>The caller asked for something that cannot be; the message is one sentence with the remedy. Ends the tool with exit code 2.</summary>
internal sealed class WrongUseException(string message) : Exception(message);
