using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A new configuration over the console: what is taken, and what is refused and changes nothing.</summary>
    [TestClass]
    public class ConfigurationDeskTests
    {
        private const long Second = 1000000;

        [TestMethod]
        public void Good_one_is_written_beside_the_old_one_and_the_box_restarts_into_its_trial()
        {
            GivingBench bench = new GivingBench("timing", new Trust());
            byte[] file = Trials.File(1884);
            Assert.AreEqual("config ok trial 1\r\n", bench.Give(file, 1));
            Assert.AreEqual((int)TrialState.Trial, (int)bench.Console.Facts.Store.State);
            Bytes.AreSame(Trials.File("timing", 1883), bench.Storage.ContentOf(ConfigurationStore.ActiveFile), Trials.File(1883).Length);
            Assert.AreEqual(0, bench.Console.Platform.Reboots);
            bench.Console.Ask("status", bench.Now + Second);
            Assert.AreEqual(1, bench.Console.Platform.Reboots);
            Assert.AreEqual(1884, Trials.Start(new ConfigurationStore(bench.Storage)));
        }

        [TestMethod]
        public void Box_that_is_not_configured_takes_one_for_good()
        {
            GivingBench bench = new GivingBench();
            Assert.AreEqual("config ok 1 - settled\r\n", bench.Console.Ask("config next", 1));
            Assert.AreEqual("config ok taken 1\r\n", bench.Give(Trials.File(1884), 1));
            bench.Console.Ask("status", bench.Now + Second);
            Assert.AreEqual(1, bench.Console.Platform.Reboots);
            Assert.AreEqual(1884, Trials.Start(new ConfigurationStore(bench.Storage)));
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(2)]
        [DataRow(-1)]
        public void Version_that_is_not_the_next_is_refused(int version)
        {
            Refuses("version", new GivingBench("timing", new Trust()), Trials.File(1884), version);
        }

        [TestMethod]
        public void One_offer_is_worth_nothing_a_second_time()
        {
            GivingBench bench = new GivingBench("timing", new Trust());
            bench.Give(Trials.File(1884), 1);
            Assert.IsTrue(bench.Give(Trials.File(1884), 1).StartsWith("config no on-trial"));
            Trials.Started(bench.Storage).RollBack(RollbackReason.NoLink);
            bench.Console.Facts.Store = Trials.Started(bench.Storage);
            Assert.IsTrue(bench.Give(Trials.File(1884), 1).StartsWith("config no version"));
            Assert.AreEqual("config ok trial 2\r\n", bench.Give(Trials.File(1884), 2));
        }

        [TestMethod]
        public void The_one_in_use_is_told_to_be_so()
        {
            Refuses("same", new GivingBench("timing", new Trust()), Trials.File(1883), 1);
        }

        [TestMethod]
        [DataRow(ConfigurationMessage.Box, "kart-y")]
        [DataRow(ConfigurationMessage.Circuit, "speed")]
        [DataRow(ConfigurationMessage.Venue, "other")]
        public void One_for_another_box_is_refused(int field, string name)
        {
            ConfigurationMessage message = Configurations.Message("timing");
            message.SetText(field, name);
            Refuses("foreign", new GivingBench("timing", new Trust()), Configurations.File(message), 1);
        }

        [TestMethod]
        public void One_for_another_board_is_refused_with_field_and_remedy()
        {
            ConfigurationMessage message = Configurations.Message("timing");
            message.SetText(ConfigurationMessage.Board, "other");
            string answer = Refuses("invalid", new GivingBench("timing", new Trust()), Configurations.File(message), 1);
            Assert.IsTrue(answer.IndexOf("it is for another board (board); correct the venue file") > 0, answer);
        }

        [TestMethod]
        public void One_with_an_address_by_name_is_refused_with_its_field()
        {
            ConfigurationMessage message = Configurations.Message("timing");
            message.SetText(ConfigurationMessage.Broker, "broker.local");
            string answer = Refuses("invalid", new GivingBench("timing", new Trust()), Configurations.File(message), 1);
            Assert.IsTrue(answer.IndexOf("(broker)") > 0, answer);
        }

        [TestMethod]
        public void One_with_any_byte_changed_on_the_way_is_refused()
        {
            int length = Trials.File(1884).Length;
            for (int at = 0; at < length; at += 7)
            {
                byte[] file = Trials.File(1884);
                GivingBench bench = new GivingBench("timing", new Trust());
                bench.Offer(file, 1);
                file[at] ^= 1;
                for (int piece = 0; piece * GivingBench.Piece < length; piece++)
                {
                    bench.Put(file, piece);
                }

                string answer = bench.Console.Ask("config apply", bench.Now);
                Assert.IsTrue(answer.StartsWith("config no "), "byte " + at.ToString() + " " + answer);
                Assert.AreEqual((int)TrialState.Settled, (int)bench.Console.Facts.Store.State);
            }
        }

        [TestMethod]
        public void Another_whole_one_than_was_announced_is_refused()
        {
            GivingBench bench = new GivingBench("timing", new Trust());
            byte[] file = Trials.File(1885);
            bench.Offer(Trials.File(1884), 1);
            for (int piece = 0; piece * GivingBench.Piece < file.Length; piece++)
            {
                bench.Put(file, piece);
            }

            Assert.IsTrue(bench.Console.Ask("config apply", bench.Now).StartsWith("config no seal"));
        }

        [TestMethod]
        public void Piece_may_come_twice_and_none_may_be_missing_or_out_of_order()
        {
            GivingBench bench = new GivingBench("timing", new Trust());
            byte[] file = Trials.File(1884);
            Assert.IsTrue(bench.Put(file, 0).StartsWith("config no no-offer"));
            Assert.AreEqual("config ok 0/" + file.Length.ToString() + "\r\n", bench.Offer(file, 1));
            string said = "config ok 50/" + file.Length.ToString() + "\r\n";
            Assert.AreEqual(said, bench.Put(file, 0));
            Assert.AreEqual(said, bench.Put(file, 0));
            Assert.IsTrue(bench.Put(file, 2).StartsWith("config no piece"));
            Assert.IsTrue(bench.Console.Ask("config put 1 0g", bench.Now).StartsWith("config no piece"));
            Assert.IsTrue(bench.Console.Ask("config put 1 abc", bench.Now).StartsWith("config no piece"));
            Assert.IsTrue(bench.Console.Ask("config put x 00", bench.Now).StartsWith("config no piece"));
            Assert.IsTrue(bench.Console.Ask("config apply", bench.Now).StartsWith("config no incomplete"));
            Assert.IsTrue(bench.Put(file, 1).StartsWith("config ok 100/"));
        }

        [TestMethod]
        public void More_than_was_announced_is_refused()
        {
            GivingBench bench = new GivingBench("timing", new Trust());
            byte[] file = Trials.File(1884);
            bench.Console.Ask("config offer 1 30 " + ConfigurationSeal.NameOf(file), bench.Now);
            Assert.IsTrue(bench.Put(file, 0).StartsWith("config no piece"));
        }

        [TestMethod]
        [DataRow("config offer 1 2049 00000000")]
        [DataRow("config offer 1 18 00000000")]
        [DataRow("config offer 1 -5 00000000")]
        [DataRow("config offer one 200 00000000")]
        public void Announcement_out_of_bounds_is_refused(string line)
        {
            GivingBench bench = new GivingBench("timing", new Trust());
            Assert.IsTrue(bench.Console.Ask(line, bench.Now).StartsWith("config no length"));
        }

        [TestMethod]
        public void Offer_that_nobody_goes_on_with_is_dropped_after_a_minute()
        {
            GivingBench bench = new GivingBench("timing", new Trust());
            byte[] file = Trials.File(1884);
            bench.Offer(file, 1);
            Assert.IsTrue(bench.Console.Ask(GivingBench.LineOf(file, 0), bench.Now + ConfigurationOffer.Patience).StartsWith("config ok"));
            long late = bench.Now + (2 * ConfigurationOffer.Patience) + 1;
            Assert.IsTrue(bench.Console.Ask(GivingBench.LineOf(file, 1), late).StartsWith("config no no-offer"));
            bench.Offer(file, 1);
            Assert.AreEqual("config ok\r\n", bench.Console.Ask("config drop", bench.Now));
            Assert.IsTrue(bench.Put(file, 0).StartsWith("config no no-offer"));
        }

        [TestMethod]
        public void Flash_that_refuses_is_told_and_nothing_restarts()
        {
            GivingBench bench = new GivingBench("timing", new Trust());
            bench.Storage.IsBroken = true;
            Refuses("storage", bench, Trials.File(1884), 1);
        }

        [TestMethod]
        [DataRow("config maybe")]
        [DataRow("config offer")]
        [DataRow("config put 1")]
        [DataRow("config apply now")]
        public void Line_of_another_form_gets_one_line_and_changes_nothing(string line)
        {
            GivingBench bench = new GivingBench("timing", new Trust());
            string answer = bench.Console.Ask(line, bench.Now);
            Assert.IsTrue(answer.StartsWith("config no unknown"), answer);
            Assert.AreEqual(answer.Length - 2, answer.IndexOf("\r\n"));
        }

        [TestMethod]
        public void What_was_given_up_is_told_and_cleared_by_hand()
        {
            GivingBench bench = new GivingBench("timing", new Trust());
            Assert.IsTrue(bench.Console.Ask("config clear", bench.Now).StartsWith("config no nothing"));
            byte[] file = Trials.File(1884);
            bench.Console.Facts.Store.Take(file, file.Length, true);
            Trials.Started(bench.Storage).RollBack(RollbackReason.NoLink);
            bench.Console.Facts.Store = Trials.Started(bench.Storage);
            string line = "config version 0, given up: 1 (" + ConfigurationSeal.NameOf(file) + ") no-link\r\n";
            Assert.IsTrue(bench.Console.Ask("config", bench.Now).StartsWith(line), bench.Console.Ask("config", bench.Now));
            Assert.IsTrue(bench.Console.Ask("status", bench.Now).IndexOf(line) > 0);
            Assert.AreEqual("config ok 2 " + bench.Console.Facts.Configuration.Seal + " given-up no-link\r\n", bench.Console.Ask("config next", bench.Now));
            bench.Console.Facts.IsFrench = true;
            Assert.IsTrue(bench.Console.Ask("config", bench.Now).IndexOf("abandonnée : 1 (") > 0);
            Assert.AreEqual("config ok\r\n", bench.Console.Ask("config clear", bench.Now));
            Assert.AreEqual(Alarm.None, bench.Console.Facts.Store.Alarms);
        }

        private static string Refuses(string word, GivingBench bench, byte[] file, int version)
        {
            string answer = bench.Give(file, version);
            Assert.IsTrue(answer.StartsWith("config no " + word + ": "), answer);
            Assert.AreEqual((int)TrialState.Settled, (int)bench.Console.Facts.Store.State);
            bench.Console.Ask("status", bench.Now + Second);
            Assert.AreEqual(0, bench.Console.Platform.Reboots);
            Assert.AreEqual(1883, Trials.Start(new ConfigurationStore(bench.Storage)));
            return answer;
        }
    }
}
