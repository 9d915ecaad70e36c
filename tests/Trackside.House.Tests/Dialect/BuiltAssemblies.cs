using Mono.Cecil;

namespace Trackside.House.Tests.Dialect;

/// <summary>The assemblies of the last build for the device, found by name: the firmware's own and the signatures it compiles against.</summary>
internal sealed class BuiltAssemblies : BaseAssemblyResolver
{
    private readonly Dictionary<string, string> paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AssemblyDefinition> open = new(StringComparer.Ordinal);
    private readonly HashSet<string> ours = new(StringComparer.Ordinal);

    private BuiltAssemblies()
    {
    }

    /// <summary>What a firmware project compiles against.</summary>
    public static BuiltAssemblies OfTheFirmware()
    {
        var built = new BuiltAssemblies();
        foreach (string folder in Directory.EnumerateDirectories(Repository.At("firmware", "reference")))
        {
            built.Add(folder, Path.GetFileName(folder), ours: false);
        }

        foreach (FirmwareProject project in FirmwareProject.All)
        {
            built.Add(Repository.At(project.Folder), project.Assembly, ours: true);
        }

        return built;
    }

    /// <summary>What the samples compile against: a corlib of their own.</summary>
    public static BuiltAssemblies OfTheSamples()
    {
        var built = new BuiltAssemblies();
        built.Add(Repository.At("tests", "Trackside.House.Tests", "Samples", "Wider"), "mscorlib", ours: false);
        built.Add(Repository.At("tests", "Trackside.House.Tests", "Samples"), "Trackside.House.Samples", ours: true);
        return built;
    }

    public IEnumerable<string> ReferenceNames => paths.Keys.Where(name => !ours.Contains(name)).Order(StringComparer.Ordinal);

    public bool IsOurs(string assembly) => ours.Contains(assembly);

    public string PathOf(string assembly) => paths[assembly];

    public override AssemblyDefinition? Resolve(AssemblyNameReference name)
    {
        if (!open.TryGetValue(name.Name, out AssemblyDefinition? assembly))
        {
            if (!paths.TryGetValue(name.Name, out string? path) || !File.Exists(path))
            {
                throw new AssemblyResolutionException(name);
            }

            assembly = AssemblyDefinition.ReadAssembly(path, new ReaderParameters { AssemblyResolver = this, InMemory = true });
            open.Add(name.Name, assembly);
        }

        return assembly;
    }

    protected override void Dispose(bool disposing)
    {
        foreach (AssemblyDefinition assembly in open.Values)
        {
            assembly.Dispose();
        }

        open.Clear();
        base.Dispose(disposing);
    }

    private void Add(string projectFolder, string assembly, bool ours)
    {
        paths[assembly] = Path.Combine(projectFolder, "bin", Repository.Configuration, "netnano1.0", assembly + ".dll");
        if (ours)
        {
            this.ours.Add(assembly);
        }
    }
}
