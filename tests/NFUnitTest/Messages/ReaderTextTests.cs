using nanoFramework.TestFramework;

using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class ReaderTextTests
    {
        [TestMethod]
        [DataRow("\\\"", "22")]
        [DataRow("\\\\", "5c")]
        [DataRow("\\/", "2f")]
        [DataRow("\\n", "0a")]
        [DataRow("\\r", "0d")]
        [DataRow("\\t", "09")]
        [DataRow("\\b", "08")]
        [DataRow("\\f", "0c")]
        [DataRow("\\u0041", "41")]
        [DataRow("\\u007f", "7f")]
        [DataRow("\\u0080", "c280")]
        [DataRow("\\u00e9", "c3a9")]
        [DataRow("\\u00E9", "c3a9")]
        [DataRow("\\u07ff", "dfbf")]
        [DataRow("\\u0800", "e0a080")]
        [DataRow("\\ud7ff", "ed9fbf")]
        [DataRow("\\ue000", "ee8080")]
        [DataRow("\\uffff", "efbfbf")]
        public void Reader_takes_an_escape(string escape, string expected)
        {
            ConsoleMessage message = new ConsoleMessage();
            Codec.Take("{\"line\":\"" + escape + "\"}", message);
            Bytes.AreSame(Bytes.OfHex(expected), message.TextBytes(ConsoleMessage.Line), message.TextLength(ConsoleMessage.Line));
        }

        [TestMethod]
        [DataRow("\\u0000")]
        [DataRow("\\ud800")]
        [DataRow("\\udfff")]
        [DataRow("\\u00g0")]
        [DataRow("\\u")]
        [DataRow("\\u00")]
        [DataRow("\\x41")]
        [DataRow("\\a")]
        [DataRow("\\'")]
        public void Reader_refuses_an_escape_that_is_not_allowed(string escape)
        {
            Codec.Refuse(CodecError.BadText, "{\"line\":\"" + escape + "\"}", new ConsoleMessage());
        }

        [TestMethod]
        [DataRow("c280")]
        [DataRow("dfbf")]
        [DataRow("e0a080")]
        [DataRow("ed9fbf")]
        [DataRow("ee8080")]
        [DataRow("efbfbf")]
        [DataRow("f0908080")]
        [DataRow("f48fbfbf")]
        public void Reader_takes_well_formed_utf8(string digits)
        {
            ConsoleMessage message = new ConsoleMessage();
            byte[] text = Bytes.OfHex(digits);
            Codec.Take(Quoted(text), message);
            Bytes.AreSame(text, message.TextBytes(ConsoleMessage.Line), message.TextLength(ConsoleMessage.Line));
        }

        [TestMethod]
        [DataRow("80")]
        [DataRow("bf")]
        [DataRow("c080")]
        [DataRow("c1bf")]
        [DataRow("c2")]
        [DataRow("c241")]
        [DataRow("e08080")]
        [DataRow("e09fbf")]
        [DataRow("e282")]
        [DataRow("e28241")]
        [DataRow("eda080")]
        [DataRow("edbfbf")]
        [DataRow("f0808080")]
        [DataRow("f08fbfbf")]
        [DataRow("f0908041")]
        [DataRow("f4908080")]
        [DataRow("f5808080")]
        [DataRow("ff")]
        public void Reader_refuses_malformed_utf8(string digits)
        {
            Codec.Refuse(CodecError.BadText, Quoted(Bytes.OfHex(digits)), new ConsoleMessage());
        }

        [TestMethod]
        public void Reader_refuses_every_bare_control_character()
        {
            for (int b = 0; b < 0x20; b++)
            {
                byte[] one = new byte[1];
                one[0] = (byte)b;
                Codec.Refuse(CodecError.BadText, Quoted(one), new ConsoleMessage());
            }
        }

        [TestMethod]
        [DataRow(24, true)]
        [DataRow(25, false)]
        public void Reader_holds_a_text_to_the_length_of_its_field(int length, bool isTaken)
        {
            string json = "{\"button\":\"" + new string('a', length) + "\",\"event\":\"press\",\"seq\":1}";
            if (isTaken)
            {
                ButtonMessage message = new ButtonMessage();
                Codec.Take(json, message);
                Assert.AreEqual(length, message.TextLength(ButtonMessage.Button));
            }
            else
            {
                Codec.Refuse(CodecError.TextTooLong, json, new ButtonMessage());
            }
        }

        [TestMethod]
        [DataRow("\\u00e9")]
        [DataRow("\\u20ac")]
        public void Reader_refuses_a_character_that_does_not_fit_whole(string escape)
        {
            string json = "{\"button\":\"" + new string('a', 23) + escape + "\",\"event\":\"press\",\"seq\":1}";
            Codec.Refuse(CodecError.TextTooLong, json, new ButtonMessage());
        }

        [TestMethod]
        public void Reader_checks_the_text_of_a_key_it_does_not_know()
        {
            Codec.Refuse(CodecError.BadText, "{\"other\":\"\\q\",\"line\":\"a\"}", new ConsoleMessage());
        }

        [TestMethod]
        public void Writer_escapes_quotes_backslashes_and_control_characters()
        {
            ConsoleMessage message = new ConsoleMessage();
            message.SetText(ConsoleMessage.Line, "a\"b\\c\nd\u001fe");
            Assert.AreEqual("{\"line\":\"a\\\"b\\\\c\\u000ad\\u001fe\"}", Codec.Text(message));
        }

        [TestMethod]
        public void Text_with_every_character_up_to_0x7F_goes_round()
        {
            ConsoleMessage message = new ConsoleMessage();
            ConsoleMessage other = new ConsoleMessage();
            byte[] text = new byte[0x7F];
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = (byte)(i + 1);
            }

            message.SetTextBytes(ConsoleMessage.Line, text, 0, text.Length);
            Codec.RoundTrip(message, other);
            Bytes.AreSame(text, other.TextBytes(ConsoleMessage.Line), other.TextLength(ConsoleMessage.Line));
        }

        [TestMethod]
        [DataRow("aaaaaaaaaaaaaaaaaaaaaaa\u00e9", 23)]
        [DataRow("aaaaaaaaaaaaaaaaaaaaaa\u00e9", 24)]
        [DataRow("aaaaaaaaaaaaaaaaaaaaaa\u20ac", 22)]
        public void Text_that_does_not_fit_is_cut_at_a_character(string text, int expected)
        {
            ButtonMessage message = new ButtonMessage();
            message.SetText(ButtonMessage.Button, text);
            Assert.AreEqual(expected, message.TextLength(ButtonMessage.Button));
        }

        private static byte[] Quoted(byte[] text)
        {
            return Bytes.Join(Bytes.Join(Bytes.OfText("{\"line\":\""), text), Bytes.OfText("\"}"));
        }
    }
}
