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
    private const string VenueAssembly = "trackside";

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
        string[] findings = [.. Built().SelectMany(LongMethods).Distinct()];

        Assert.IsEmpty(findings, Findings.Text(findings));
    }

    [TestMethod]
    public void Firmware_has_no_conditional_code()
    {
        IEnumerable<string> sources = Repository.Sources("firmware").Concat(Repository.Sources("shared/Trackside.Messages"))
            .Concat(Repository.Sources("boards", "Pins.cs")).Concat(FirmwareProject.All.Where(project => project.Folder.StartsWith("tests/", StringComparison.Ordinal)).SelectMany(project => Repository.Sources(project.Folder)));
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

    private static IEnumerable<string> Built() =>
        from project in Code.SelectMany(folder => Repository.Sources(folder, "*.csproj"))
        from target in new[] { "net10.0", "netnano1.0" }
        let output = Path.Combine(Path.GetDirectoryName(project)!, "bin", Repository.Configuration, target)
        where Directory.Exists(output)
        from path in Directory.EnumerateFiles(output, "*.pdb")
        let name = Path.GetFileNameWithoutExtension(path)
        where name == Path.GetFileNameWithoutExtension(project) || name == VenueAssembly
        select Path.ChangeExtension(path, ".dll");

    private static IEnumerable<string> LongMethods(string assembly)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(assembly, new ReaderParameters { ReadSymbols = true, InMemory = true });
        foreach (MethodDefinition method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody && !(method.IsConstructor && method.IsStatic)))
        {
            SequencePoint[] points = [.. Written(method)];
            int lines = points.Length == 0 ? 0 : points.Max(point => point.EndLine) - points.Min(point => point.StartLine) + 1;
            if (lines > LongestMethod)
            {
                yield return $"{Path.GetFileName(points[0].Document.Url)}:{points[0].StartLine}: {method.DeclaringType.Name}.{method.Name} has {lines} lines, more than {LongestMethod}; give its steps names";
            }
        }
    }

    /// <summary>The lines of a method that people wrote; of a constructor those of its body, not of the fields it sets up.</summary>
    private static IEnumerable<SequencePoint> Written(MethodDefinition method)
    {
        int start = method.IsConstructor && !method.DeclaringType.IsValueType
            ? method.Body.Instructions.FirstOrDefault(each => each.Operand is MethodReference { Name: ".ctor" })?.Offset ?? 0
            : 0;
        return method.DebugInformation.SequencePoints
            .Where(point => !point.IsHidden && point.Offset >= start && !point.Document.Url.Contains("/obj/", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\s*#\s*(if|elif|else)\b")]
    private static partial Regex Conditional();
}
