namespace Trackside.Messages
{
    /// <summary>Why a payload was refused. The numbers are shown to technicians and never change meaning.</summary>
    public enum CodecError : byte
    {
        /// <summary>Nothing is wrong.</summary>
        None = 0,

        /// <summary>Longer than the message may be: shorten it.</summary>
        TooLong = 1,

        /// <summary>Does not begin with <c>{</c>: send one flat JSON object.</summary>
        NotAnObject = 2,

        /// <summary>Ends in the middle.</summary>
        Truncated = 3,

        /// <summary>A key, colon or comma is not where it belongs.</summary>
        BadSyntax = 4,

        /// <summary>A key stands twice.</summary>
        DuplicateKey = 5,

        /// <summary>An object or array inside: the protocol is flat.</summary>
        Nested = 6,

        /// <summary>A value of another kind than the field's (fractions and exponents included).</summary>
        WrongKind = 7,

        /// <summary>A number outside the field's bounds.</summary>
        OutOfRange = 8,

        /// <summary>A text longer than the field may hold.</summary>
        TextTooLong = 9,

        /// <summary>Not UTF-8, a control character, or an escape that is not allowed.</summary>
        BadText = 10,

        /// <summary>A word that is not on the field's list.</summary>
        UnknownChoice = 11,

        /// <summary>A required field is missing.</summary>
        Missing = 12,

        /// <summary>Bytes after the closing brace.</summary>
        TrailingBytes = 13,

        /// <summary>The seal (CRC-32) does not fit what it seals.</summary>
        BadSeal = 14,
    }
}
