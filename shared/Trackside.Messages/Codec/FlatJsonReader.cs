namespace Trackside.Messages
{
    /// <summary>
    /// Reads a flat JSON object into a <see cref="Message"/>. Strict in all it knows (kinds, bounds, one value a key, nothing after the
    /// end); a key it does not know is passed over and counted, so that a newer sender can still be understood.
    /// On any error the message is left empty. Allocates nothing. One instance a thread.
    /// </summary>
    public sealed class FlatJsonReader
    {
        private readonly JsonScanner scan = new JsonScanner();
        private Message message;

        /// <summary>Why the last <see cref="Read"/> returned false.</summary>
        public CodecError Error { get { return scan.Error; } }

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
            scan.Buffer = source;
            scan.Position = offset;
            scan.End = offset + count;
            message = target;
            scan.Error = count > target.Limit ? CodecError.TooLong : CodecError.None;
            Field = -1;
            UnknownKeys = 0;
            target.Clear();
            if (scan.Error == CodecError.None)
            {
                ReadObject();
                DemandRequired();
            }

            Position = scan.Position - offset;
            if (scan.Error != CodecError.None)
            {
                target.Clear();
            }

            return scan.Error == CodecError.None;
        }

        private void ReadObject()
        {
            if (scan.NextByte() != '{')
            {
                scan.Error = CodecError.NotAnObject;
                return;
            }

            scan.Position++;
            if (scan.NextByte() == '}')
            {
                scan.Position++;
            }
            else
            {
                int separator = ',';
                while (scan.Error == CodecError.None && separator == ',')
                {
                    ReadPair();
                    separator = scan.Error == CodecError.None ? TakeSeparator() : 0;
                }
            }

            if (scan.Error == CodecError.None && scan.NextByte() >= 0)
            {
                scan.Error = CodecError.TrailingBytes;
            }
        }

        private int TakeSeparator()
        {
            int separator = scan.NextByte();
            if (separator != ',' && separator != '}')
            {
                scan.Error = separator < 0 ? CodecError.Truncated : CodecError.BadSyntax;
                return 0;
            }

            scan.Position++;
            return separator;
        }

        private void ReadPair()
        {
            if (scan.NextByte() != '"')
            {
                scan.Error = scan.Position < scan.End ? CodecError.BadSyntax : CodecError.Truncated;
                return;
            }

            int start = ++scan.Position;
            while (scan.Position < scan.End && scan.Buffer[scan.Position] != '"' && scan.Buffer[scan.Position] != '\\' && scan.Buffer[scan.Position] >= 0x20)
            {
                scan.Position++;
            }

            if (scan.Position >= scan.End || scan.Buffer[scan.Position] != '"')
            {
                scan.Error = scan.Position < scan.End ? CodecError.BadSyntax : CodecError.Truncated;
                return;
            }

            int field = Find(start, scan.Position - start, Field + 1);
            scan.Position++;
            if (scan.NextByte() != ':')
            {
                scan.Error = scan.Position < scan.End ? CodecError.BadSyntax : CodecError.Truncated;
                return;
            }

            scan.Position++;
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
                while (key.Length == length && at < length && key[at] == scan.Buffer[start + at])
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
            int first = scan.NextByte();
            if (field < 0)
            {
                UnknownKeys++;
                scan.SkipScalar(first);
                return;
            }

            Field = field;
            if (message.Present[field])
            {
                scan.Error = CodecError.DuplicateKey;
            }
            else if (first < 0)
            {
                scan.Error = CodecError.Truncated;
            }
            else if (first == '{' || first == '[')
            {
                scan.Error = CodecError.Nested;
            }
            else
            {
                ReadKnown(field, first);
                message.Present[field] = scan.Error == CodecError.None;
            }
        }

        private void ReadKnown(int field, int first)
        {
            switch (message.Kinds[field])
            {
                case FieldKind.Integer:
                    long value = scan.ReadInteger();
                    if (scan.Error == CodecError.None && (value < message.Minimums[field] || value > message.Maximums[field]))
                    {
                        scan.Error = CodecError.OutOfRange;
                    }

                    message.Integers[field] = value;
                    break;
                case FieldKind.Flag:
                    message.Integers[field] = first == 't' ? 1 : 0;
                    scan.TakeWord(first == 't' ? "true" : "false");
                    break;
                case FieldKind.Text:
                    scan.TakeText(first, message.Texts[field]);
                    message.Lengths[field] = scan.TextLength;
                    break;
                default:
                    TakeChoice(first, field);
                    break;
            }
        }

        private void TakeChoice(int first, int field)
        {
            if (first != '"')
            {
                scan.Error = CodecError.WrongKind;
                return;
            }

            int start = scan.Position + 1;
            byte[][] words = message.Choices[field];
            for (int i = 0; i < words.Length; i++)
            {
                byte[] word = words[i];
                int at = 0;
                while (at < word.Length && start + at < scan.End && scan.Buffer[start + at] == word[at])
                {
                    at++;
                }

                if (at == word.Length && start + at < scan.End && scan.Buffer[start + at] == '"')
                {
                    message.Integers[field] = i;
                    scan.Position = start + at + 1;
                    return;
                }
            }

            scan.Error = CodecError.UnknownChoice;
        }

        private void DemandRequired()
        {
            bool[] required = message.Required;
            for (int field = 0; field < required.Length && scan.Error == CodecError.None; field++)
            {
                if (required[field] && !message.Present[field])
                {
                    Field = field;
                    scan.Error = CodecError.Missing;
                }
            }
        }
    }
}
