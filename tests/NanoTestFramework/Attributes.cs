using System.Runtime.CompilerServices;

using Desktop = Microsoft.VisualStudio.TestTools.UnitTesting;

namespace nanoFramework.TestFramework;

/// <summary>Marks a class of tests, for the device's launcher and for MSTest alike.</summary>
public class TestClassAttribute : Desktop.TestClassAttribute
{
}

/// <summary>Marks a test, for the device's launcher and for MSTest alike.</summary>
public class TestMethodAttribute : Desktop.TestMethodAttribute
{
    /// <summary>Marks the method; the compiler fills in where it stands.</summary>
    public TestMethodAttribute([CallerFilePath] string file = "", [CallerLineNumber] int line = -1)
        : base(file, line)
    {
    }
}

/// <summary>Runs a test with a row of arguments: primitives and strings, never null, since the device takes nothing else.</summary>
public class DataRowAttribute : Desktop.DataRowAttribute
{
    /// <summary>Gives the row.</summary>
    public DataRowAttribute(params object[] methodParameters)
        : base(methodParameters)
    {
        MethodParameters = methodParameters;
    }

    /// <summary>The arguments.</summary>
    public object[] MethodParameters { get; }
}
