using Trackside.Core;

namespace NFUnitTest
{
    /// <summary>
    /// P3 frames. The real ones were captured from a decoder at a kart circuit in 2019 (vmindru/ambp3client, Apache-2.0); the others are
    /// made here for what the capture does not hold.
    /// </summary>
    internal static class Frames
    {
        /// <summary>Passing 157777 of transponder 5691251 at 1551542808933000 us, strength 178, 52 hits.</summary>
        internal static byte[] Passing()
        {
            return Bytes.OfHex("8e02330053c800000100010451680200030473d75600040888f2fab51e8305000502b20006023400080200008104131804008f");
        }

        /// <summary>Passing 157778 of transponder 3292480 at 1551542810598000 us, strength 176, 47 hits.</summary>
        internal static byte[] NextPassing()
        {
            return Bytes.OfHex("8e023300e17b000001000104526802000304403d32000408705a14b61e8305000502b00006022f00080200008104131804008f");
        }

        /// <summary>Passing 157820 of transponder 5691251 at 1551543840549000 us: its checksum holds an escaped <c>8E</c>.</summary>
        internal static byte[] EscapedPassing()
        {
            return Bytes.OfHex("8e0233008dae400000010001047c680200030473d756000408882878f31e8305000502b20006021f00080200008104131804008f");
        }

        /// <summary>A passing made here: any number and stamp, strength 100, 40 hits, decoder 268051.</summary>
        internal static byte[] Passing(int number, long transponder, long stamp)
        {
            byte[] body = Bytes.OfHex("01040000000003040000000004080000000000000000050264000602280008020000810413180400");
            PutLittle(body, 2, number, 4);
            PutLittle(body, 8, transponder, 4);
            PutLittle(body, 14, stamp, 8);
            return Make(P3Record.Passing, body);
        }

        /// <summary>Puts a number, least byte first.</summary>
        internal static void PutLittle(byte[] target, int at, long value, int count)
        {
            for (int i = 0; i < count; i++)
            {
                target[at + i] = (byte)(value >> (8 * i));
            }
        }

        /// <summary>A status message: noise 39, 22 degrees, 11.8 V.</summary>
        internal static byte[] Status()
        {
            return Bytes.OfHex("8e021f004d7c0000020001022700070216000c01760601008104131804008f");
        }

        /// <summary>A frame of any fields with the right length and checksum, escaped for the line.</summary>
        /// <param name="type">Record type.</param>
        /// <param name="fields">Tags, lengths and values in hexadecimal digits.</param>
        internal static byte[] Make(int type, string fields)
        {
            return Make(type, Bytes.OfHex(fields));
        }

        private static byte[] Make(int type, byte[] body)
        {
            byte[] frame = new byte[11 + body.Length];
            frame[0] = 0x8E;
            frame[1] = 2;
            frame[2] = (byte)frame.Length;
            frame[3] = (byte)(frame.Length >> 8);
            frame[8] = (byte)type;
            System.Array.Copy(body, 0, frame, 10, body.Length);
            frame[frame.Length - 1] = 0x8F;
            int crc = new P3Checksum().Of(frame, frame.Length);
            frame[4] = (byte)crc;
            frame[5] = (byte)(crc >> 8);
            return Escape(frame);
        }

        /// <summary>Escapes what is between the first and the last byte.</summary>
        internal static byte[] Escape(byte[] frame)
        {
            byte[] line = new byte[2 * frame.Length];
            int count = 0;
            for (int i = 0; i < frame.Length; i++)
            {
                bool inside = i > 0 && i < frame.Length - 1;
                if (inside && frame[i] >= 0x8D && frame[i] <= 0x8F)
                {
                    line[count++] = 0x8D;
                    line[count++] = (byte)(frame[i] + 0x20);
                }
                else
                {
                    line[count++] = frame[i];
                }
            }

            return Bytes.Head(line, count);
        }
    }
}
