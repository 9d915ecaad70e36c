using System;

namespace Trackside.Messages
{
    /// <summary>
    /// Reads a flat JSON object into a <see cref="Message"/>. Strict in all it knows (kinds, bounds, one value a key, nothing after the
    /// end); a key it does not know is passed over and counted, so that a newer sender can still be understood.
    /// On any error the message is left empty. Allocates nothing. One instance a thread.
    /// </summary>
    public sealed class FlatJsonReader
    {
        private readonly TextReader text = new TextReader();
        private byte[] buffer;
        private int position;
        private int end;
        private CodecError error;
        private Message message;

        /// <summary>Why the last <see cref="Read"/> returned false.</summary>
        public CodecError Error { get { return error; } }

        /// <summary>Byte at which the last <see cref="Read"/> failed, from the start of the payload.</summary>
        public int Position { get; private set; }

        /// <summary>Field at which the last <see cref="Read"/> failed; -1 where no field was concerned.</summary>
        public int Field { get; private set; }

        /// <summary>How many unknown keys the last <see cref="Read"/> passed over.</summary>
        public int UnknownKeys { get; private set; }

        /// <summary>Reads a payload.</summary>
        /// <returns>True where every field is in its place; false with <see cref="Error"/> set and <paramref name="target"/> empty.</returns>
        public bool Read(byte[] source, int offset, int count, Message target)
        {
            buffer = source;
            position = offset;
            end = offset + count;
            message = target;
            error = count > target.Limit ? CodecError.TooLong : CodecError.None;
            Field = -1;
            UnknownKeys = 0;
            target.Clear();
            if (error == CodecError.None)
            {
                ReadObject();
                DemandRequired();
            }

            Position = position - offset;
            if (error != CodecError.None)
            {
                target.Clear();
            }

            return error == CodecError.None;
        }

        private void ReadObject()
        {
            if (NextByte() != '{')
            {
                error = CodecError.NotAnObject;
                return;
            }

            position++;
            if (NextByte() == '}')
            {
                position++;
            }
            else
            {
                int separator = ',';
                while (error == CodecError.None && separator == ',')
                {
                    ReadPair();
                    separator = error == CodecError.None ? TakeSeparator() : 0;
                }
            }

            if (error == CodecError.None && NextByte() >= 0)
            {
                error = CodecError.TrailingBytes;
            }
        }

        private int TakeSeparator()
        {
            int separator = NextByte();
            if (separator != ',' && separator != '}')
            {
                error = separator < 0 ? CodecError.Truncated : CodecError.BadSyntax;
                return 0;
            }

            position++;
            return separator;
        }

        private void ReadPair()
        {
            if (NextByte() != '"')
            {
                error = position < end ? CodecError.BadSyntax : CodecError.Truncated;
                return;
            }

            int start = ++position;
            while (position < end && buffer[position] != '"' && buffer[position] != '\\' && buffer[position] >= 0x20)
            {
                position++;
            }

            if (position >= end || buffer[position] != '"')
            {
                error = position < end ? CodecError.BadSyntax : CodecError.Truncated;
                return;
            }

            int field = Find(start, position - start, Field + 1);
            position++;
            if (NextByte() != ':')
            {
                error = position < end ? CodecError.BadSyntax : CodecError.Truncated;
                return;
            }

            position++;
            ReadValue(field);
        }

        // Senders keep the table's order, so the search begins behind the last hit.
        private int Find(int start, int length, int first)
        {
            byte[][] keys = message.Keys;
            for (int i = 0; i < keys.Length; i++)
            {
                int field = first + i;
                if (field >= keys.Length)
                {
                    field -= keys.Length;
                }

                byte[] key = keys[field];
                int at = 0;
                while (key.Length == length && at < length && key[at] == buffer[start + at])
                {
                    at++;
                }

                if (key.Length == length && at == length)
                {
                    return field;
                }
            }

            return -1;
        }

        private void ReadValue(int field)
        {
            int first = NextByte();
            if (field < 0)
            {
                UnknownKeys++;
                SkipScalar(first);
                return;
            }

            Field = field;
            if (message.Present[field])
            {
                error = CodecError.DuplicateKey;
            }
            else if (first < 0)
            {
                error = CodecError.Truncated;
            }
            else if (first == '{' || first == '[')
            {
                error = CodecError.Nested;
            }
            else
            {
                ReadKnown(field, first);
                message.Present[field] = error == CodecError.None;
            }
        }

        private void ReadKnown(int field, int first)
        {
            switch (message.Kinds[field])
            {
                case FieldKind.Integer:
                    long value = ReadInteger();
                    if (error == CodecError.None && (value < message.Minimums[field] || value > message.Maximums[field]))
                    {
                        error = CodecError.OutOfRange;
                    }

                    message.Integers[field] = value;
                    break;
                case FieldKind.Flag:
                    message.Integers[field] = first == 't' ? 1 : 0;
                    TakeWord(first == 't' ? "true" : "false");
                    break;
                case FieldKind.Text:
                    TakeText(first, message.Texts[field]);
                    message.Lengths[field] = text.Length;
                    break;
                default:
                    TakeChoice(first, field);
                    break;
            }
        }

        private long ReadInteger()
        {
            bool negative = buffer[position] == '-';
            int start = negative ? position + 1 : position;
            int at = start;
            long value = 0;
            for (; at < end && buffer[at] >= '0' && buffer[at] <= '9'; at++)
            {
                int digit = buffer[at] - '0';
                // Built up below zero, where there is room for long.MinValue.
                if (value < (long.MinValue + digit) / 10)
                {
                    error = CodecError.OutOfRange;
                    return 0;
                }

                value = (value * 10) - digit;
            }

            bool leadingZero = at > start + 1 && buffer[start] == '0';
            bool goesOn = at < end && (buffer[at] == '.' || buffer[at] == 'e' || buffer[at] == 'E');
            position = at;
            if (at == start || leadingZero || goesOn)
            {
                error = CodecError.WrongKind;
            }
            else if (!negative && value == long.MinValue)
            {
                error = CodecError.OutOfRange;
            }

            return negative ? value : -value;
        }

        private void TakeText(int first, byte[] target)
        {
            if (first != '"')
            {
                error = CodecError.WrongKind;
                return;
            }

            error = text.Read(buffer, position + 1, end, target);
            position = text.Position;
        }

        private void TakeChoice(int first, int field)
        {
            if (first != '"')
            {
                error = CodecError.WrongKind;
                return;
            }

            int start = position + 1;
            byte[][] words = message.Choices[field];
            for (int i = 0; i < words.Length; i++)
            {
                byte[] word = words[i];
                int at = 0;
                while (at < word.Length && start + at < end && buffer[start + at] == word[at])
                {
                    at++;
                }

                if (at == word.Length && start + at < end && buffer[start + at] == '"')
                {
                    message.Integers[field] = i;
                    position = start + at + 1;
                    return;
                }
            }

            error = CodecError.UnknownChoice;
        }

        private void SkipScalar(int first)
        {
            if (first == '"')
            {
                error = text.Read(buffer, position + 1, end, null);
                position = text.Position;
            }
            else if (first == '{' || first == '[')
            {
                error = CodecError.Nested;
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
            int start = position;
            while (position < end)
            {
                byte b = buffer[position];
                bool part = (b >= '0' && b <= '9') || b == '-' || b == '+' || b == '.' || b == 'e' || b == 'E';
                if (!part)
                {
                    break;
                }

                position++;
            }

            if (position == start)
            {
                error = position < end ? CodecError.BadSyntax : CodecError.Truncated;
            }
        }

        private void TakeWord(string word)
        {
            for (int i = 0; i < word.Length; i++)
            {
                if (position >= end || buffer[position] != word[i])
                {
                    error = position < end ? CodecError.WrongKind : CodecError.Truncated;
                    return;
                }

                position++;
            }
        }

        /// <summary>The next byte that is not white space, left in place; -1 at the end.</summary>
        private int NextByte()
        {
            while (position < end)
            {
                byte b = buffer[position];
                if (b != ' ' && b != '\t' && b != '\r' && b != '\n')
                {
                    return b;
                }

                position++;
            }

            return -1;
        }

        private void DemandRequired()
        {
            bool[] required = message.Required;
            for (int field = 0; field < required.Length && error == CodecError.None; field++)
            {
                if (required[field] && !message.Present[field])
                {
                    Field = field;
                    error = CodecError.Missing;
                }
            }
        }
    }
}
