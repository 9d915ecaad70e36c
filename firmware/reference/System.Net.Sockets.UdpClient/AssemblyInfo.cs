using System.Reflection;

[assembly: AssemblyVersion("1.1.106.0")]
