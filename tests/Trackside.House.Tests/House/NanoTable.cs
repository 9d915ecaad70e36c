using System.Xml.Linq;

namespace Trackside.House.Tests.House;

/// <summary>One row of firmware/Nano.assemblies.props: a device assembly, its package, and what it needs.</summary>
internal sealed record NanoRow(string Assembly, string Package, string Version, IReadOnlyList<string> Needs, bool HasSignatures)
{
    /// <summary>Where a .nfproj finds it, seen from a project two folders below the root.</summary>
    public string HintPath => $@"..\..\packages\{Package}.{Version}\lib\{Assembly}.dll";
}

/// <summary>The table of device assemblies that all project files are held to.</summary>
internal static class NanoTable
{
    public static IReadOnlyDictionary<string, NanoRow> Rows { get; } =
        XDocument.Load(Repository.At("firmware", "Nano.assemblies.props")).Descendants("NanoAssembly").Select(Row).ToDictionary(row => row.Assembly);

    /// <summary>The assemblies, what they need, and mscorlib.</summary>
    public static IReadOnlyList<NanoRow> Closure(IEnumerable<string> assemblies) =>
        [.. assemblies.SelectMany(name => Rows[name].Needs.Prepend(name)).Append("mscorlib").Distinct().Order(StringComparer.Ordinal).Select(name => Rows[name])];

    private static NanoRow Row(XElement item) => new(
        item.Attribute("Include")!.Value,
        item.Attribute("Package")!.Value,
        item.Attribute("Version")!.Value,
        item.Attribute("Needs")?.Value.Split(';') ?? [],
        item.Attribute("Signatures")?.Value != "none");
}
