namespace Trackside.Messages
{
    /// <summary>Reads one JSON string into bytes of UTF-8, checking it on the way (RFC 8259 and RFC 3629; no NUL, no surrogates).</summary>
    internal sealed class TextReader
    {
        private byte[] source;
        private int end;
        private byte[] target;
        private int length;
        private int position;

        /// <summary>Bytes read into the target.</summary>
        internal int Length { get { return length; } }

        /// <summary>First byte behind the closing quote; behind an error, the byte that was wrong.</summary>
        internal int Position { get { return position; } }

        /// <summary>Reads from behind the opening quote.</summary>
        /// <param name="from">Holds the string.</param>
        /// <param name="start">First byte of the text.</param>
        /// <param name="stop">First byte that is no longer part of the payload.</param>
        /// <param name="to">Receives the text; null to check it only.</param>
        internal CodecError Read(byte[] from, int start, int stop, byte[] to)
        {
            source = from;
            end = stop;
            target = to;
            length = 0;
            position = start;
            CodecError error = CodecError.None;
            while (error == CodecError.None && position < end)
            {
                byte b = source[position];
                if (b == '"')
                {
                    position++;
                    return CodecError.None;
                }

                if (b == '\\')
                {
                    error = TakeEscape();
                }
                else if (b < 0x20)
                {
                    error = CodecError.BadText;
                }
                else
                {
                    int width = b < 0x80 ? 1 : WidthAt(position);
                    error = width == 0 ? CodecError.BadText : Copy(width);
                }
            }

            return error == CodecError.None ? CodecError.Truncated : error;
        }

        private CodecError Copy(int width)
        {
            if (target != null)
            {
                if (length + width > target.Length)
                {
                    return CodecError.TextTooLong;
                }

                for (int i = 0; i < width; i++)
                {
                    target[length + i] = source[position + i];
                }

                length += width;
            }

            position += width;
            return CodecError.None;
        }

        /// <summary>length of the well-formed sequence at a byte of 0x80 or more; 0 where it is malformed (RFC 3629, section 4).</summary>
        private int WidthAt(int at)
        {
            byte lead = source[at];
            int width = lead >= 0xC2 && lead <= 0xDF ? 2 : lead >= 0xE0 && lead <= 0xEF ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
            if (width == 0 || at + width > end)
            {
                return 0;
            }

            byte second = source[at + 1];
            bool outside = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)
                || (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
            for (int i = 1; i < width; i++)
            {
                outside = outside || (source[at + i] & 0xC0) != 0x80;
            }

            return outside ? 0 : width;
        }

        private CodecError TakeEscape()
        {
            if (position + 1 >= end)
            {
                return CodecError.Truncated;
            }

            byte kind = source[position + 1];
            int code;
            int taken = 2;
            switch (kind)
            {
                case (byte)'"':
                case (byte)'\\':
                case (byte)'/':
                    code = kind;
                    break;
                case (byte)'n':
                    code = '\n';
                    break;
                case (byte)'r':
                    code = '\r';
                    break;
                case (byte)'t':
                    code = '\t';
                    break;
                case (byte)'b':
                    code = '\b';
                    break;
                case (byte)'f':
                    code = '\f';
                    break;
                case (byte)'u':
                    code = HexAt(position + 2);
                    taken = 6;
                    break;
                default:
                    return CodecError.BadText;
            }

            // A NUL would end the string on the device; a surrogate is half a character.
            if (code <= 0 || (code >= 0xD800 && code <= 0xDFFF))
            {
                return CodecError.BadText;
            }

            position += taken;
            return Append(code);
        }

        private int HexAt(int at)
        {
            if (at + 4 > end)
            {
                return -1;
            }

            int code = 0;
            for (int i = 0; i < 4; i++)
            {
                int b = source[at + i];
                int digit = b >= '0' && b <= '9' ? b - '0' : b >= 'a' && b <= 'f' ? b - 'a' + 10 : b >= 'A' && b <= 'F' ? b - 'A' + 10 : -1;
                if (digit < 0)
                {
                    return -1;
                }

                code = (code << 4) | digit;
            }

            return code;
        }

        private CodecError Append(int code)
        {
            int width = code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
            if (target == null)
            {
                return CodecError.None;
            }

            if (length + width > target.Length)
            {
                return CodecError.TextTooLong;
            }

            if (width == 1)
            {
                target[length] = (byte)code;
            }
            else if (width == 2)
            {
                target[length] = (byte)(0xC0 | (code >> 6));
                target[length + 1] = (byte)(0x80 | (code & 0x3F));
            }
            else
            {
                target[length] = (byte)(0xE0 | (code >> 12));
                target[length + 1] = (byte)(0x80 | ((code >> 6) & 0x3F));
                target[length + 2] = (byte)(0x80 | (code & 0x3F));
            }

            length += width;
            return CodecError.None;
        }
    }
}
