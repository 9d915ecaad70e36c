using System;

using nanoFramework.TestFramework;

using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class MessageTests
    {
        [TestMethod]
        public void Message_of_every_kind_goes_round()
        {
            Message[] filled = Samples.All();
            Message[] empty = Samples.Empty();
            for (int i = 0; i < filled.Length; i++)
            {
                Codec.RoundTrip(filled[i], empty[i]);
            }
        }

        [TestMethod]
        public void Message_of_every_kind_is_the_same_in_any_order_of_its_keys()
        {
            StateMessage message = new StateMessage();
            Codec.Take("{ \"boot\" : 3 ,\t\"route\":\"cw\",\r\n\"state\":\"lost\",\"board\":\"virtual\"}", message);
            Assert.AreEqual("{\"state\":\"lost\",\"boot\":3,\"board\":\"virtual\",\"route\":\"cw\"}", Codec.Text(message));
        }

        [TestMethod]
        public void Message_passes_over_and_counts_keys_it_does_not_know()
        {
            FlatJsonReader reader = new FlatJsonReader();
            AckMessage message = new AckMessage();
            byte[] payload = Bytes.OfText(
                "{\"a\":1.5e-3,\"boot\":3,\"b\":\"text\",\"c\":true,\"d\":false,\"e\":null,\"seq\":17,\"boots\":1,\"boo\":2,\"\":0}");
            Assert.IsTrue(reader.Read(payload, 0, payload.Length, message));
            Assert.AreEqual(8, reader.UnknownKeys);
            Assert.AreEqual(3L, message.GetInteger(AckMessage.Boot));
            Assert.AreEqual(17L, message.GetInteger(AckMessage.Seq));
        }

        [TestMethod]
        public void Message_reads_from_the_middle_of_a_buffer()
        {
            FlatJsonReader reader = new FlatJsonReader();
            AckMessage message = new AckMessage();
            byte[] buffer = Bytes.OfText("garbage{\"boot\":3,\"seq\":17}garbage");
            Assert.IsTrue(reader.Read(buffer, 7, 19, message));
            Assert.AreEqual(17L, message.GetInteger(AckMessage.Seq));
        }

        [TestMethod]
        public void Message_gives_zero_false_and_null_for_what_is_absent()
        {
            HealthMessage health = new HealthMessage();
            StateMessage state = new StateMessage();
            Assert.AreEqual(0L, health.GetInteger(HealthMessage.Offset));
            Assert.IsFalse(health.GetFlag(HealthMessage.Synced));
            Assert.IsNull(state.GetText(StateMessage.Reason));
            Assert.AreEqual(0, state.TextLength(StateMessage.Reason));
            Assert.AreEqual(-1, state.GetChoice(StateMessage.State));
        }

        [TestMethod]
        public void Message_tells_the_word_of_a_choice()
        {
            Assert.AreEqual("decoder", Samples.Passing().GetText(PassingMessage.Source));
            Assert.AreEqual("sf", Samples.Passing().GetText(PassingMessage.Loop));
        }

        [TestMethod]
        public void Message_leaves_out_a_false_flag_and_takes_one_that_is_written()
        {
            HealthMessage message = new HealthMessage();
            Codec.Take("{\"boot\":1,\"uptime\":1,\"synced\":false}", message);
            Assert.IsFalse(message.GetFlag(HealthMessage.Synced));
            message.SetFlag(HealthMessage.Synced, true);
            message.SetFlag(HealthMessage.Synced, false);
            Assert.AreEqual("{\"boot\":1,\"uptime\":1}", Codec.Text(message));
        }

        [TestMethod]
        public void Message_forgets_a_removed_and_a_cleared_value()
        {
            PassingMessage message = Samples.Passing();
            message.Remove(PassingMessage.Own);
            Assert.IsFalse(message.Has(PassingMessage.Own));
            Assert.IsTrue(message.Has(PassingMessage.Utc));
            message.SetText(PassingMessage.Loop, null);
            Assert.IsFalse(message.Has(PassingMessage.Loop));
            message.Clear();
            Assert.IsFalse(message.Has(PassingMessage.Utc));
        }

        [TestMethod]
        public void Message_setter_throws_when_the_program_breaks_a_bound_or_kind()
        {
            AckMessage ack = new AckMessage();
            StateMessage state = new StateMessage();
            ButtonMessage button = new ButtonMessage();
            byte[] long25 = new byte[25];
            Assert.ThrowsException(typeof(ArgumentException), () => ack.SetInteger(AckMessage.Boot, 0));
            Assert.ThrowsException(typeof(ArgumentException), () => ack.SetInteger(AckMessage.Boot, Limits.Sequence + 1));
            Assert.ThrowsException(typeof(ArgumentException), () => ack.SetFlag(AckMessage.Boot, true));
            Assert.ThrowsException(typeof(ArgumentException), () => state.SetChoice(StateMessage.State, 4));
            Assert.ThrowsException(typeof(ArgumentException), () => state.SetChoice(StateMessage.State, -1));
            Assert.ThrowsException(typeof(ArgumentException), () => state.SetInteger(StateMessage.State, 1));
            Assert.ThrowsException(typeof(ArgumentException), () => button.SetTextBytes(ButtonMessage.Button, long25, 0, 25));
            Assert.IsFalse(ack.Has(AckMessage.Boot));
            Assert.IsFalse(state.Has(StateMessage.State));
        }

        [TestMethod]
        public void Writer_refuses_a_message_that_lacks_a_required_field()
        {
            AckMessage message = new AckMessage();
            message.SetInteger(AckMessage.Boot, 1);
            FlatJsonWriter writer = new FlatJsonWriter();
            Assert.AreEqual(0, writer.Write(message, new byte[100]));
            Assert.AreEqual((int)CodecError.Missing, (int)writer.Error);
            Assert.AreEqual(AckMessage.Seq, writer.Field);
        }

        [TestMethod]
        public void Writer_refuses_every_buffer_that_is_too_short_and_stays_inside_it()
        {
            Message[] filled = Samples.All();
            FlatJsonWriter writer = new FlatJsonWriter();
            for (int i = 0; i < filled.Length; i++)
            {
                int whole = Codec.Encode(filled[i]).Length;
                for (int length = 0; length < whole; length++)
                {
                    Assert.AreEqual(0, writer.Write(filled[i], new byte[length]));
                    Assert.AreEqual((int)CodecError.TooLong, (int)writer.Error);
                }

                Assert.AreEqual(whole, writer.Write(filled[i], new byte[whole]));
            }
        }

        [TestMethod]
        public void Writer_keeps_to_the_limit_of_the_message_in_a_longer_buffer()
        {
            ConsoleMessage message = new ConsoleMessage();
            byte[] text = new byte[400];
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = (byte)'"';
            }

            message.SetTextBytes(ConsoleMessage.Line, text, 0, text.Length);
            FlatJsonWriter writer = new FlatJsonWriter();
            Assert.AreEqual(0, writer.Write(message, new byte[2000]));
            Assert.AreEqual((int)CodecError.TooLong, (int)writer.Error);
        }

        [TestMethod]
        public void Health_at_its_fullest_fits_a_payload()
        {
            HealthMessage message = new HealthMessage();
            for (int field = 0; field < message.Count; field++)
            {
                SetLongest(message, field);
            }

            Assert.IsTrue(Codec.Encode(message).Length <= Limits.Payload);
        }

        [TestMethod]
        public void Control_state_of_the_most_posts_fits_a_payload()
        {
            ControlStateMessage message = Controls.State(1, new string('G', Limits.Posts), 0);
            message.SetInteger(ControlStateMessage.Epoch, Limits.Sequence);
            message.SetInteger(ControlStateMessage.Boot, Limits.Sequence);
            message.SetInteger(ControlStateMessage.Seq, Limits.Sequence);
            message.SetText(ControlStateMessage.Direction, new string('a', Limits.Identifier));
            Assert.IsTrue(Codec.Encode(message).Length <= Limits.Payload);
        }

        private static void SetLongest(HealthMessage message, int field)
        {
            if (field == HealthMessage.Synced)
            {
                message.SetFlag(field, true);
            }
            else if (field == HealthMessage.Offset)
            {
                message.SetInteger(field, long.MinValue);
            }
            else if (field == HealthMessage.Temperature || field == HealthMessage.Drift)
            {
                message.SetInteger(field, -1000);
            }
            else if (field == HealthMessage.Battery || field == HealthMessage.Noise)
            {
                message.SetInteger(field, 65535);
            }
            else
            {
                message.SetInteger(field, Limits.Sequence);
            }
        }
    }
}
