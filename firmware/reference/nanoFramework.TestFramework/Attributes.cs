using System;

namespace nanoFramework.TestFramework
{
    public class CleanupAttribute : Attribute
    {
        public CleanupAttribute() => throw null;
    }

    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public class DataRowAttribute : Attribute
    {
        public object[] MethodParameters => throw null;
        public DataRowAttribute(params object[] methodParameters) => throw null;
    }

    public class SetupAttribute : Attribute
    {
        public SetupAttribute() => throw null;
    }

    public class TestClassAttribute : Attribute
    {
        public virtual TestMethodAttribute GetTestMethodAttribute(TestMethodAttribute testMethodAttribute) => throw null;
        public TestClassAttribute() => throw null;
    }

    public class TestMethodAttribute : Attribute
    {
        public TestMethodAttribute() => throw null;
    }
}
