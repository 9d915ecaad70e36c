using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A new configuration over the broker to a box that holds keys: signed by the box's own key, for this version alone.</summary>
    [TestClass]
    public class SignedOfferTests
    {
        [TestMethod]
        public void Box_with_keys_takes_what_is_signed_with_its_own_key()
        {
            AssertAnswer("config ok trial 1", Keys(), SignatureOf(Trials.File(1884), "config 1", "kart-x"));
        }

        [TestMethod]
        [DataRow("config 1", "kart-p1")]
        [DataRow("config 1", "kart")]
        [DataRow("config 1", "tower")]
        [DataRow("config 2", "kart-x")]
        [DataRow("config 01", "kart-x")]
        public void Box_with_keys_refuses_another_signer_or_version(string title, string signer)
        {
            AssertAnswer("config no forged", Keys(), SignatureOf(Trials.File(1884), title, signer));
        }

        [TestMethod]
        public void Box_with_keys_refuses_the_signature_of_another_file_a_short_one_and_none()
        {
            AssertAnswer("config no forged", Keys(), SignatureOf(Trials.File(1885), "config 1", "kart-x"));
            AssertAnswer("config no forged", Keys(), SignatureOf(Trials.File(1884), "config 1", "kart-x").Substring(1));
            AssertAnswer("config no forged", Keys(), "");
        }

        [TestMethod]
        public void Box_whose_keys_are_damaged_takes_nothing_over_the_broker()
        {
            byte[] damaged = { 1 };
            AssertAnswer("config no forged", Keyring.Read(damaged, 1, "ales"), SignatureOf(Trials.File(1884), "config 1", "kart-x"));
        }

        [TestMethod]
        public void Box_without_keys_asks_for_no_signature()
        {
            AssertAnswer("config ok trial 1", Keyring.None(), "");
        }

        [TestMethod]
        public void Cable_needs_no_signature()
        {
            GivingBench bench = Bench(Keys());
            Assert.AreEqual("config ok trial 1\r\n", bench.Give(Trials.File(1884), 1));
        }

        private static void AssertAnswer(string expected, Keyring keys, string signature)
        {
            GivingBench bench = Bench(keys);
            bench.Box.Box.Attach(bench.Console.Console);
            byte[] file = Trials.File(1884);
            Say(bench, "config offer 1 " + file.Length.ToString() + " " + ConfigurationSeal.NameOf(file) + " " + signature);
            for (int piece = 0; piece * GivingBench.Piece < file.Length; piece++)
            {
                string answer = Say(bench, GivingBench.LineOf(file, piece));
                Assert.IsTrue(answer.StartsWith("config ok "), answer);
            }

            string applied = Say(bench, "config apply");
            Assert.IsTrue(applied.StartsWith(expected), applied);
            bool isForged = expected == "config no forged";
            Assert.AreEqual(isForged ? Alarm.MessageForged : Alarm.None, bench.Box.Box.AlarmsAt(bench.Now) & Alarm.MessageForged);
            Assert.AreEqual(isForged ? (int)TrialState.Settled : (int)TrialState.Trial, (int)bench.Console.Facts.Store.State);
        }

        private static string Say(GivingBench bench, string line)
        {
            ConsoleMessage message = new ConsoleMessage();
            message.SetText(ConsoleMessage.Line, line);
            bench.Box.Parts.Messages.Put(What.ConsoleIn, 0, false, Codec.Encode(message));
            bench.Box.Run(300000);
            return bench.Box.Link.Read(message) ? message.GetText(ConsoleMessage.Line) : "nothing";
        }

        private static GivingBench Bench(Keyring keys)
        {
            BoxConfiguration configuration = Configurations.Of("timing");
            GivingBench bench = new GivingBench("timing", new Trust(configuration, new Subscriptions(configuration), keys, new FakeHmac()));
            bench.Console.Facts.Keys = keys;
            bench.Console.Facts.Hmac = new FakeHmac();
            return bench;
        }

        private static Keyring Keys()
        {
            byte[] file = Rings.File("venue ales\n" + Rings.Line("circuit", "kart") + Rings.Line("box", "kart-x") + Rings.Line("box", "kart-p1"));
            return Keyring.Read(file, file.Length, "ales");
        }

        private static string SignatureOf(byte[] file, string title, string signer)
        {
            byte[] hmac = new FakeHmac().Of(Rings.KeyOf(signer), Bytes.Join(Bytes.OfText(title + "\n"), file));
            string digits = "";
            for (int i = 0; i < Signature.Half; i++)
            {
                digits += "0123456789abcdef"[hmac[i] >> 4];
                digits += "0123456789abcdef"[hmac[i] & 15];
            }

            return digits;
        }
    }
}
