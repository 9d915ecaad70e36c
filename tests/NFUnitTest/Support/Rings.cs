using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Files of keys, and messages signed with them. The key of a name is made of its letters.</summary>
    internal static class Rings
    {
        /// <summary>A file with these lines.</summary>
        internal static byte[] File(string lines)
        {
            byte[] body = Bytes.OfText(lines);
            return Bytes.Join(Bytes.OfText("trackside-keys 1 " + Hex(Crc32.Of(body, 0, body.Length), 8) + "\n"), body);
        }

        /// <summary>One line.</summary>
        internal static string Line(string kind, string name)
        {
            byte[] key = KeyOf(name);
            string digits = "";
            for (int i = 0; i < key.Length; i++)
            {
                digits += Hex(key[i], 2);
            }

            return kind + " " + name + " " + digits + "\n";
        }

        private static string Hex(uint number, int count)
        {
            string digits = "";
            for (int i = count - 1; i >= 0; i--)
            {
                digits += "0123456789abcdef"[(int)((number >> (4 * i)) & 15)];
            }

            return digits;
        }

        /// <summary>The key of a name.</summary>
        internal static byte[] KeyOf(string name)
        {
            byte[] key = new byte[Keyring.KeyLength];
            for (int i = 0; i < key.Length; i++)
            {
                key[i] = (byte)(name[i < name.Length ? i : name.Length - 1] + i);
            }

            return key;
        }

        /// <summary>The trust of a box of circuit kart with the keys of the circuit, its own, an issuer's and a post's.</summary>
        internal static Trust TrustOf(BoxConfiguration configuration, IHmac hmac)
        {
            byte[] file = File("venue ales\n" + Line("circuit", "kart") + Line("box", "kart-x") + Line("issuer", "tower") + Line("box", "kart-p1"));
            return new Trust(configuration, new Subscriptions(configuration), Keyring.Read(file, file.Length, "ales"), hmac);
        }

        /// <summary>A message signed for a topic.</summary>
        internal static byte[] Signed(Message message, string topic, string signer)
        {
            byte[] payload = new byte[Limits.Payload];
            byte[] plain = Codec.Encode(message);
            System.Array.Copy(plain, 0, payload, 0, plain.Length);
            byte[] bytes = Signature.Bytes(Bytes.OfText(topic), payload, plain.Length - 1, null);
            return Bytes.Head(payload, Signature.Append(payload, plain.Length, new FakeHmac().Of(KeyOf(signer), bytes)));
        }
    }
}
