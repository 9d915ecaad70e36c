using System.Reflection;

[assembly: AssemblyVersion("1.11.39.0")]
