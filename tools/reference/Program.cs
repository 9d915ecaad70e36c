using System;
using System.Collections.Generic;
using System.IO;

namespace Trackside.Reference;

/// <summary>Command line of <c>tools/reference/check</c>.</summary>
internal static class Program
{
    private const int Agree = 0;
    private const int Differ = 1;
    private const int WrongUse = 2;

    private static int Main(string[] arguments)
    {
        if (arguments.Length != 2 || arguments[1].StartsWith('-'))
        {
            return Refuse("tools/reference/check takes one argument: the folder with the listings of the device's API");
        }

        if (!Directory.Exists(arguments[1]))
        {
            return Refuse($"there is no folder {arguments[1]}: give the one that holds mscorlib.txt and the other listings");
        }

        // bin/<configuration>/net10.0: what was built with this tool is what it reads.
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var comparison = new Comparison(arguments[0], configuration, arguments[1]);
        IReadOnlyList<string> differences = comparison.Differences();
        foreach (string difference in differences)
        {
            Console.WriteLine(difference);
        }

        Console.WriteLine($"{comparison.Assemblies} assemblies, {comparison.Members} types and members, {differences.Count} differences");
        return differences.Count == 0 ? Agree : Differ;
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return WrongUse;
    }
}
