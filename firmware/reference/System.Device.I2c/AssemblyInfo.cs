using System.Reflection;

[assembly: AssemblyVersion("1.1.29.0")]
