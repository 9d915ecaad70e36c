namespace Trackside.Messages
{
    /// <summary>
    /// Walks over the bytes of a JSON text, value by value, and stops at the first error. Its fields are read by
    /// <see cref="FlatJsonReader"/> directly: a property would cost a call a byte on the device. One instance a reader; allocates nothing.
    /// </summary>
    internal sealed class JsonScanner
    {
        /// <summary>Holds the text.</summary>
        internal byte[] Buffer;

        /// <summary>The byte looked at.</summary>
        internal int Position;

        /// <summary>First byte behind the text.</summary>
        internal int End;

        /// <summary>The first error.</summary>
        internal CodecError Error;

        private readonly TextReader text = new TextReader();

        /// <summary>Length of the text taken last.</summary>
        internal int TextLength { get { return text.Length; } }

        /// <summary>The next byte that is not white space, left in place; -1 at the end.</summary>
        internal int NextByte()
        {
            while (Position < End)
            {
                byte b = Buffer[Position];
                if (b != ' ' && b != '\t' && b != '\r' && b != '\n')
                {
                    return b;
                }

                Position++;
            }

            return -1;
        }

        /// <summary>Reads a whole number; 0 with an error where there is none, or none that 64 bits hold.</summary>
        internal long ReadInteger()
        {
            bool negative = Buffer[Position] == '-';
            int start = negative ? Position + 1 : Position;
            int at = start;
            long value = 0;
            for (; at < End && Buffer[at] >= '0' && Buffer[at] <= '9'; at++)
            {
                int digit = Buffer[at] - '0';
                // Built up below zero, where there is room for long.MinValue.
                if (value < (long.MinValue + digit) / 10)
                {
                    Error = CodecError.OutOfRange;
                    return 0;
                }

                value = (value * 10) - digit;
            }

            bool leadingZero = at > start + 1 && Buffer[start] == '0';
            bool goesOn = at < End && (Buffer[at] == '.' || Buffer[at] == 'e' || Buffer[at] == 'E');
            Position = at;
            if (at == start || leadingZero || goesOn)
            {
                Error = CodecError.WrongKind;
            }
            else if (!negative && value == long.MinValue)
            {
                Error = CodecError.OutOfRange;
            }

            return negative ? value : -value;
        }

        /// <summary>Takes a string of which the first byte was looked at already.</summary>
        internal void TakeText(int first, byte[] target)
        {
            if (first != '"')
            {
                Error = CodecError.WrongKind;
                return;
            }

            Error = text.Read(Buffer, Position + 1, End, target);
            Position = text.Position;
        }

        /// <summary>Passes over any value but an object or array.</summary>
        internal void SkipScalar(int first)
        {
            if (first == '"')
            {
                Error = text.Read(Buffer, Position + 1, End, null);
                Position = text.Position;
            }
            else if (first == '{' || first == '[')
            {
                Error = CodecError.Nested;
            }
            else if (first == 't')
            {
                TakeWord("true");
            }
            else if (first == 'f')
            {
                TakeWord("false");
            }
            else if (first == 'n')
            {
                TakeWord("null");
            }
            else
            {
                SkipNumber();
            }
        }

        private void SkipNumber()
        {
            int start = Position;
            while (Position < End)
            {
                byte b = Buffer[Position];
                bool part = (b >= '0' && b <= '9') || b == '-' || b == '+' || b == '.' || b == 'e' || b == 'E';
                if (!part)
                {
                    break;
                }

                Position++;
            }

            if (Position == start)
            {
                Error = Position < End ? CodecError.BadSyntax : CodecError.Truncated;
            }
        }

        /// <summary>Takes exactly this word.</summary>
        internal void TakeWord(string word)
        {
            for (int i = 0; i < word.Length; i++)
            {
                if (Position >= End || Buffer[Position] != word[i])
                {
                    Error = Position < End ? CodecError.WrongKind : CodecError.Truncated;
                    return;
                }

                Position++;
            }
        }
    }
}
