using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Trackside.House.Tests.House;

/// <summary>Short files, short methods, one source for all platforms, and nothing of one person's machine.</summary>
[TestClass]
public sealed partial class StyleTests
{
    private const int LongestFile = 500;
    private const int LongestMethod = 70;

    private static readonly string[] Code = ["firmware", "shared", "boards", "tools"];
    private static readonly string[] TextEndings = [".cs", ".csproj", ".nfproj", ".props", ".targets", ".json", ".md", ".config", ".sh", ".yml", ".xml", ""];
    private static readonly string[] Skipped = [".git", "bin", "obj", "packages", "artifacts", ".vs", ".idea", "TestResults", ".trackside"];

    // Folders of one machine. Written in parts, so that this file does not break its own rule.
    private static readonly string[] MachinePaths = ["/wo" + "rk/", "/tmp/te" + "am", "/ro" + "ot/", "/ho" + "me/", @"C:\Us" + "ers"];

    [TestMethod]
    public void Files_stay_short()
    {
        string[] findings =
        [
            .. from path in Code.SelectMany(folder => Repository.Sources(folder))
               let lines = File.ReadLines(path).Count()
               where lines > LongestFile
               select $"{Repository.Relative(path)} has {lines} lines, more than {LongestFile}; split it by what changes together",
        ];

        Assert.IsEmpty(findings, Findings.Text(findings));
    }

    [TestMethod]
    public void Methods_stay_short()
    {
        string[] findings =
        [
            .. from path in BuiltForThePc()
               from finding in LongMethods(path)
               select finding,
        ];

        Assert.IsEmpty(findings, Findings.Text(findings));
    }

    [TestMethod]
    public void Firmware_has_no_conditional_code()
    {
        IEnumerable<string> sources = Repository.Sources("firmware").Concat(Repository.Sources("shared/Trackside.Messages"))
            .Concat(Repository.Sources("boards", "Pins.cs")).Concat(Repository.Sources("tests/NFUnitTest"));
        string[] findings =
        [
            .. from path in sources
               from line in File.ReadLines(path).Select((text, index) => (Text: text, Number: index + 1))
               where Conditional().IsMatch(line.Text)
               select $"{Repository.Relative(path)}:{line.Number}: {line.Text.Trim()}; one source serves the board and the PC: put the difference behind a port or into the virtual board",
        ];

        Assert.IsEmpty(findings, Findings.Text(findings));
    }

    [TestMethod]
    public void Text_names_no_folder_of_one_machine()
    {
        string[] findings =
        [
            .. from path in TextFiles(Repository.Root)
               from line in File.ReadLines(path).Select((text, index) => (Text: text, Number: index + 1))
               from word in MachinePaths
               where line.Text.Contains(word, StringComparison.Ordinal)
               select $"{Repository.Relative(path)}:{line.Number}: '{word}' is a folder of one machine; give the path from the repository's root",
        ];

        Assert.IsEmpty(findings, Findings.Text(findings));
    }

    private static IEnumerable<string> TextFiles(string folder) =>
        Directory.EnumerateFiles(folder).Where(path => TextEndings.Contains(Path.GetExtension(path)))
            .Concat(Directory.EnumerateDirectories(folder).Where(each => !Skipped.Contains(Path.GetFileName(each))).SelectMany(TextFiles));

    private static IEnumerable<string> BuiltForThePc() =>
        from project in Code.SelectMany(folder => Repository.Sources(folder, "*.csproj"))
        let output = Path.Combine(Path.GetDirectoryName(project)!, "bin", Repository.Configuration, "net10.0")
        where Directory.Exists(output)
        from path in Directory.EnumerateFiles(output, "*.pdb")
        where Path.GetFileNameWithoutExtension(path) == Path.GetFileNameWithoutExtension(project) || Path.GetFileName(path) == "trackside.pdb"
        select Path.ChangeExtension(path, ".dll");

    private static IEnumerable<string> LongMethods(string assembly)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(assembly, new ReaderParameters { ReadSymbols = true, InMemory = true });
        foreach (MethodDefinition method in module.GetTypes().SelectMany(type => type.Methods))
        {
            SequencePoint[] points = [.. method.DebugInformation.SequencePoints.Where(point => !point.IsHidden)];
            if (points.Length == 0 || points[0].Document.Url.Contains("/obj/", StringComparison.Ordinal) || (method.IsConstructor && method.IsStatic))
            {
                continue;
            }

            int lines = points.Max(point => point.EndLine) - points.Min(point => point.StartLine) + 1;
            if (lines > LongestMethod && !method.IsConstructor)
            {
                yield return $"{Path.GetFileName(points[0].Document.Url)}:{points[0].StartLine}: {method.DeclaringType.Name}.{method.Name} has {lines} lines, more than {LongestMethod}; give its steps names";
            }
        }
    }

    [GeneratedRegex(@"^\s*#\s*(if|elif|else)\b")]
    private static partial Regex Conditional();
}
