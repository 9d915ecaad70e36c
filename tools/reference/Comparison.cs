using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;

namespace Trackside.Reference;

/// <summary>
/// Holds the signatures of <c>firmware/reference</c> against listings of what the device really has. Each declared type
/// and member must be listed with the same signature; a type may leave interfaces away, and members, but never add one.
/// </summary>
/// <remarks>An interface must be complete, or a class of ours could implement less than the device asks for.</remarks>
public sealed class Comparison
{
    private readonly string reference;
    private readonly string configuration;
    private readonly string listings;

    /// <summary>A comparison that has read nothing yet.</summary>
    /// <param name="reference">The folder firmware/reference.</param>
    /// <param name="configuration">Debug or Release: which build of it to read.</param>
    /// <param name="listings">Folder with one text file an assembly.</param>
    public Comparison(string reference, string configuration, string listings)
    {
        this.reference = reference;
        this.configuration = configuration;
        this.listings = listings;
    }

    /// <summary>Assemblies compared by the last call of <see cref="Differences"/>.</summary>
    public int Assemblies { get; private set; }

    /// <summary>Types and members compared by the last call of <see cref="Differences"/>.</summary>
    public int Members { get; private set; }

    /// <summary>All that is declared and not listed so, one sentence each; empty when the two agree.</summary>
    public IReadOnlyList<string> Differences()
    {
        Assemblies = 0;
        Members = 0;
        return [.. Directory.EnumerateDirectories(reference).Order(StringComparer.Ordinal).Where(IsProject).SelectMany(OfAssembly)];
    }

    private static bool IsProject(string folder) => File.Exists(Path.Combine(folder, Path.GetFileName(folder) + ".csproj"));

    private IEnumerable<string> OfAssembly(string folder)
    {
        string name = Path.GetFileName(folder);
        string built = Path.Combine(folder, "bin", configuration, "netnano1.0", name + ".dll");
        string listed = Path.Combine(listings, name + ".txt");
        if (!File.Exists(built))
        {
            return [$"{name}: not built ({configuration}); run dotnet build on its project first"];
        }

        if (!File.Exists(listed))
        {
            return [$"{name}: no listing {listed}; the device has no such assembly, or its listing is missing"];
        }

        Assemblies++;
        using ModuleDefinition module = ModuleDefinition.ReadModule(built, new ReaderParameters { InMemory = true });
        return [.. OfModule(module, Listing.Read(listed))];
    }

    private IEnumerable<string> OfModule(ModuleDefinition module, Listing listing)
    {
        string name = module.Assembly.Name.Name;
        string version = module.Assembly.Name.Version.ToString();
        if (name != listing.Name || version != listing.Version)
        {
            yield return $"{name} {version}: the device's is {listing.Name} {listing.Version}; correct AssemblyInfo.cs";
        }

        foreach (TypeDefinition type in module.GetTypes().Where(Signatures.IsVisible))
        {
            Members++;
            foreach (string difference in OfType(type, listing))
            {
                yield return $"{name}: {difference}";
            }
        }
    }

    private IEnumerable<string> OfType(TypeDefinition type, Listing listing)
    {
        string name = Signatures.NameOf(type);
        if (!listing.Types.TryGetValue(name, out ListedType? listed))
        {
            yield return $"{name} is not on the device; remove it";
            yield break;
        }

        if (!Signatures.HeadsOf(type).Contains(listed.Head))
        {
            yield return $"{name} is declared as '{Signatures.HeadsOf(type)[0]}', on the device as '{listed.Head}'";
        }

        foreach (string extra in Signatures.InterfacesOf(type).Except(listed.Bases))
        {
            yield return $"{name} has {extra}, which it has not on the device; remove it";
        }

        var declared = new HashSet<string>(Signatures.MembersOf(type), StringComparer.Ordinal);
        Members += declared.Count;
        foreach (string member in declared.Where(each => !listed.Members.Contains(each)).Order(StringComparer.Ordinal))
        {
            yield return $"{name} :: {member} is not on the device; correct or remove it";
        }

        foreach (string absent in type.IsInterface ? listed.Members.Where(each => !declared.Contains(each)) : [])
        {
            yield return $"{name} lacks {absent}: an interface must be declared whole";
        }
    }
}
