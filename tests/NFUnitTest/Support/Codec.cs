using System.Text;

using nanoFramework.TestFramework;

using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>One writer and one reader around a message, as a test needs them.</summary>
    internal static class Codec
    {
        /// <summary>What the writer makes of a message.</summary>
        internal static byte[] Encode(Message message)
        {
            byte[] buffer = new byte[Limits.Configuration];
            FlatJsonWriter writer = new FlatJsonWriter();
            int count = writer.Write(message, buffer);
            Assert.AreEqual((int)CodecError.None, (int)writer.Error);
            return Bytes.Head(buffer, count);
        }

        /// <summary>The same as text.</summary>
        internal static string Text(Message message)
        {
            byte[] bytes = Encode(message);
            return Encoding.UTF8.GetString(bytes, 0, bytes.Length);
        }

        /// <summary>Reads a text into a message and demands that it is taken.</summary>
        internal static void Take(string json, Message target)
        {
            Take(Bytes.OfText(json), target);
        }

        /// <summary>Reads bytes into a message and demands that they are taken.</summary>
        internal static void Take(byte[] payload, Message target)
        {
            FlatJsonReader reader = new FlatJsonReader();
            bool taken = reader.Read(payload, 0, payload.Length, target);
            Assert.AreEqual((int)CodecError.None, (int)reader.Error);
            Assert.IsTrue(taken);
        }

        /// <summary>Reads a text and demands that it is refused with this error, the message left empty.</summary>
        internal static FlatJsonReader Refuse(CodecError expected, string json, Message target)
        {
            return Refuse(expected, Bytes.OfText(json), target);
        }

        /// <summary>Reads bytes and demands that they are refused with this error, the message left empty.</summary>
        internal static FlatJsonReader Refuse(CodecError expected, byte[] payload, Message target)
        {
            FlatJsonReader reader = new FlatJsonReader();
            Assert.IsFalse(reader.Read(payload, 0, payload.Length, target));
            Assert.AreEqual((int)expected, (int)reader.Error);
            for (int field = 0; field < target.Count; field++)
            {
                Assert.IsFalse(target.Has(field), "field " + field.ToString());
            }

            return reader;
        }

        /// <summary>Encodes, decodes into another instance and demands the same bytes again.</summary>
        internal static void RoundTrip(Message message, Message other)
        {
            byte[] first = Encode(message);
            Take(first, other);
            byte[] second = Encode(other);
            Bytes.AreSame(first, second, second.Length);
        }
    }
}
