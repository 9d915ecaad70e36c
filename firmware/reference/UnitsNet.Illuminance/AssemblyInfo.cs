using System.Reflection;

[assembly: AssemblyVersion("5.75.0.0")]
