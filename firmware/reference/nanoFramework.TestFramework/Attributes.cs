using System;

namespace nanoFramework.TestFramework
{
    [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
    public class DataRowAttribute : Attribute
    {
        public DataRowAttribute(params object[] methodParameters) => throw null;
    }

    public class TestClassAttribute : Attribute
    {
        public TestClassAttribute() => throw null;
    }

    public class TestMethodAttribute : Attribute
    {
        public TestMethodAttribute() => throw null;
    }
}
