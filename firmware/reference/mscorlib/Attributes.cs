namespace System
{
    public abstract class Attribute
    {
        protected Attribute() => throw null;
    }

    public enum AttributeTargets
    {
        All = 16383,
    }

    public sealed class AttributeUsageAttribute : Attribute
    {
        public AttributeTargets ValidOn => throw null;

        public bool AllowMultiple
        {
            get => throw null;
            set => throw null;
        }

        public bool Inherited
        {
            get => throw null;
            set => throw null;
        }

        public AttributeUsageAttribute(AttributeTargets validOn) => throw null;
    }

    public sealed class ParamArrayAttribute : Attribute
    {
        public ParamArrayAttribute() => throw null;
    }
}
