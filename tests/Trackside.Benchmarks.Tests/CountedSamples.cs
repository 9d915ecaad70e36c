using System.Reflection;
using System.Runtime.Loader;
using Trackside.Benchmarks.Calls;

namespace Trackside.Benchmarks.Tests;

/// <summary>The samples, rewritten and loaded, ready to be run and counted.</summary>
internal sealed class CountedSamples : IDisposable
{
    private const string Name = "Trackside.Benchmarks.Samples";

    private readonly string folder = Directory.CreateTempSubdirectory("trackside-samples-").FullName;
    private readonly Rewriter rewriter = new([Name]);
    private readonly Assembly assembly;

    public CountedSamples()
    {
        string copy = Path.Combine(folder, $"{Name}.dll");
        rewriter.Rewrite(Path.Combine(AppContext.BaseDirectory, $"{Name}.dll"), copy);
        assembly = new AssemblyLoadContext(Name, isCollectible: true).LoadFromStream(new MemoryStream(File.ReadAllBytes(copy)));
        Meter = new Meter(rewriter.Sites);
    }

    public Meter Meter { get; }

    public IReadOnlyList<Site> Sites => rewriter.Sites;

    /// <summary>What a sample costs at its second run, its own call not counted: lazily made things are made in the first.</summary>
    public Cost Run(string type, string method)
    {
        Action action = Find(type, method).CreateDelegate<Action>();
        action();
        Meter.StartShares();
        return Meter.Measure(action, ownCalls: 0);
    }

    /// <summary>Every sample of a type.</summary>
    public IEnumerable<string> SamplesOf(string type) => assembly.GetType($"{Name}.{type}", throwOnError: true)!
        .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(method => method.Name);

    public void Dispose() => Directory.Delete(folder, true);

    private MethodInfo Find(string type, string method) =>
        assembly.GetType($"{Name}.{type}", throwOnError: true)!.GetMethod(method) ?? throw new ArgumentException($"no sample {type}.{method}");
}
