using System.Reflection;

[assembly: AssemblyVersion("2.0.53.0")]
