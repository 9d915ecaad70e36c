using System;

namespace Trackside.Messages
{
    /// <summary>
    /// Writes a <see cref="Message"/> as a flat JSON object: fields in the table's order, absent ones left out, no blanks.
    /// Allocates nothing. One instance a thread.
    /// </summary>
    public sealed class FlatJsonWriter
    {
        // Bytes, not literals: the device makes a string each time a literal is used.
        private static readonly byte[] trueWord = { (byte)'t', (byte)'r', (byte)'u', (byte)'e' };
        private static readonly byte[] falseWord = { (byte)'f', (byte)'a', (byte)'l', (byte)'s', (byte)'e' };

        private byte[] buffer;
        private int position;
        private int limit;
        private CodecError error;

        /// <summary>Why the last <see cref="Write"/> returned 0.</summary>
        public CodecError Error { get { return error; } }

        /// <summary>The field at which the last <see cref="Write"/> failed.</summary>
        public int Field { get; private set; }

        /// <summary>Writes a message to the beginning of a buffer.</summary>
        /// <returns>Number of bytes, or 0 with <see cref="Error"/> set: <see cref="CodecError.TooLong"/> or <see cref="CodecError.Missing"/>.</returns>
        public int Write(Message message, byte[] target)
        {
            buffer = target;
            limit = target.Length < message.Limit ? target.Length : message.Limit;
            position = 0;
            error = limit < 2 ? CodecError.TooLong : CodecError.None;
            bool[] present = message.Present;
            for (int field = 0; field < present.Length && error == CodecError.None; field++)
            {
                Field = field;
                if (present[field])
                {
                    PutKey(message.Keys[field]);
                    PutValue(message, field);
                }
                else if (message.Required[field])
                {
                    error = CodecError.Missing;
                }
            }

            if (error == CodecError.None && position == 0)
            {
                Put((byte)'{');
            }

            Put((byte)'}');
            return error == CodecError.None ? position : 0;
        }

        private void PutKey(byte[] key)
        {
            if (position + key.Length + 4 > limit)
            {
                error = CodecError.TooLong;
                return;
            }

            buffer[position] = position == 0 ? (byte)'{' : (byte)',';
            buffer[position + 1] = (byte)'"';
            Array.Copy(key, 0, buffer, position + 2, key.Length);
            position += key.Length + 4;
            buffer[position - 2] = (byte)'"';
            buffer[position - 1] = (byte)':';
        }

        private void PutValue(Message message, int field)
        {
            switch (message.Kinds[field])
            {
                case FieldKind.Integer:
                    PutInteger(message.Integers[field]);
                    break;
                case FieldKind.Text:
                    PutText(message.Texts[field], message.Lengths[field]);
                    break;
                case FieldKind.Flag:
                    PutFlag(message.Integers[field] != 0);
                    break;
                default:
                    byte[] word = message.Choices[field][(int)message.Integers[field]];
                    PutText(word, word.Length);
                    break;
            }
        }

        private void PutInteger(long value)
        {
            // Worked with as a negative number: long.MinValue has no positive twin.
            long rest = value > 0 ? -value : value;
            int digits = 1;
            for (long bound = rest; bound <= -10; bound /= 10)
            {
                digits++;
            }

            int length = value < 0 ? digits + 1 : digits;
            if (error != CodecError.None || position + length > limit)
            {
                error = CodecError.TooLong;
                return;
            }

            if (value < 0)
            {
                buffer[position] = (byte)'-';
            }

            position += length;
            for (int i = 1; i <= digits; i++)
            {
                buffer[position - i] = (byte)('0' - (int)(rest % 10));
                rest /= 10;
            }
        }

        private void PutText(byte[] text, int length)
        {
            Put((byte)'"');
            for (int i = 0; i < length && error == CodecError.None; i++)
            {
                byte b = text[i];
                if (b < 0x20 || b == '"' || b == '\\')
                {
                    PutEscaped(b);
                }
                else if (position < limit)
                {
                    buffer[position++] = b;
                }
                else
                {
                    error = CodecError.TooLong;
                }
            }

            Put((byte)'"');
        }

        private void PutEscaped(byte b)
        {
            Put((byte)'\\');
            if (b >= 0x20)
            {
                Put(b);
                return;
            }

            Put((byte)'u');
            Put((byte)'0');
            Put((byte)'0');
            Put((byte)(b < 0x10 ? '0' : '1'));
            int low = b & 0x0F;
            Put((byte)(low < 10 ? '0' + low : 'a' + low - 10));
        }

        private void PutFlag(bool value)
        {
            byte[] word = value ? trueWord : falseWord;
            for (int i = 0; i < word.Length; i++)
            {
                Put(word[i]);
            }
        }

        private void Put(byte b)
        {
            if (position < limit)
            {
                buffer[position++] = b;
            }
            else
            {
                error = CodecError.TooLong;
            }
        }
    }
}
