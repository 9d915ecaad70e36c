using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Trackside.Reference;

/// <summary>One type as listed: its head without the colon and bases, its bases, and its members' signatures.</summary>
internal sealed record ListedType(string Head, IReadOnlyList<string> Bases, HashSet<string> Members);

/// <summary>
/// The public API of one device assembly, read from text: a head line <c>// name, Version=v, ...</c>, then
/// <c>T declaration</c> for a type and <c>M type :: signature</c> for a member.
/// </summary>
internal sealed class Listing
{
    private Listing(string name, string version)
    {
        Name = name;
        Version = version;
    }

    /// <summary>Name of the assembly.</summary>
    public string Name { get; }

    /// <summary>Version of the assembly, four numbers.</summary>
    public string Version { get; }

    /// <summary>Types by full name, in the spelling of the listing (<c>int</c>, not <c>System.Int32</c>).</summary>
    public Dictionary<string, ListedType> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads a listing.</summary>
    /// <exception cref="InvalidDataException">The file does not begin with an assembly's name and version.</exception>
    public static Listing Read(string path)
    {
        // Split at line feeds alone: a character constant may hold any other control character.
        string[] lines = File.ReadAllText(path).Split('\n');
        string[] head = lines[0].Split([',', ' ', '='], StringSplitOptions.RemoveEmptyEntries);
        if (head.Length < 4 || head[0] != "//" || head[2] != "Version")
        {
            throw new InvalidDataException($"{path} line 1 is not '// name, Version=...': it is no listing of a device assembly");
        }

        var listing = new Listing(head[1], head[3]);
        foreach (string line in lines.Skip(1).Select(WithoutMarks))
        {
            listing.Add(line);
        }

        return listing;
    }

    private static string WithoutMarks(string line) => line.Replace("  [Obsolete]", "", StringComparison.Ordinal);

    private static string DelegateOrTypeName(string head)
    {
        int end = head.IndexOf('(', StringComparison.Ordinal);
        string upTo = end < 0 ? head : head[..end];
        return upTo[(upTo.LastIndexOf(' ') + 1)..];
    }

    private void Add(string line)
    {
        if (line.StartsWith("T ", StringComparison.Ordinal))
        {
            string[] parts = line[2..].Split(" : ", 2);
            string[] bases = parts.Length == 2 ? parts[1].Split(", ") : [];
            Types.TryAdd(DelegateOrTypeName(parts[0]), new ListedType(parts[0], bases, new HashSet<string>(StringComparer.Ordinal)));
        }
        else if (line.StartsWith("M ", StringComparison.Ordinal))
        {
            string[] parts = line[2..].Split(" :: ", 2);
            Types[parts[0]].Members.Add(parts[1]);
        }
    }
}
