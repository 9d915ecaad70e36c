namespace Trackside.Messages
{
    /// <summary>What a field of a message holds.</summary>
    public enum FieldKind : byte
    {
        /// <summary>A whole number of 64 bits within stated bounds.</summary>
        Integer = 0,

        /// <summary>UTF-8 text up to a stated number of bytes.</summary>
        Text = 1,

        /// <summary><c>true</c> or <c>false</c>.</summary>
        Flag = 2,

        /// <summary>One of a fixed list of words, kept as its index.</summary>
        Choice = 3,
    }
}
