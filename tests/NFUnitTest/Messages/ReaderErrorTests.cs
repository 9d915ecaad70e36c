using nanoFramework.TestFramework;

using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class ReaderErrorTests
    {
        [TestMethod]
        [DataRow("", 2)]
        [DataRow(" ", 2)]
        [DataRow("x", 2)]
        [DataRow("[]", 2)]
        [DataRow("null", 2)]
        public void Reader_refuses_what_is_not_an_object(string json, int error)
        {
            Codec.Refuse((CodecError)error, json, new AckMessage());
        }

        [TestMethod]
        public void Reader_refuses_a_valid_payload_cut_at_any_byte()
        {
            byte[] whole = Bytes.OfText("{\"boot\":3,\"seq\":17}");
            AckMessage message = new AckMessage();
            for (int count = 1; count < whole.Length; count++)
            {
                FlatJsonReader reader = new FlatJsonReader();
                Assert.IsFalse(reader.Read(whole, 0, count, message), "cut at " + count.ToString());
                Assert.IsFalse(message.Has(AckMessage.Boot));
                Assert.AreNotEqual((int)CodecError.None, (int)reader.Error);
            }
        }

        [TestMethod]
        [DataRow("{")]
        [DataRow("{\"")]
        [DataRow("{\"boot")]
        [DataRow("{\"boot\"")]
        [DataRow("{\"boot\":")]
        [DataRow("{\"boot\":3")]
        [DataRow("{\"boot\":3,")]
        [DataRow("{\"other\":\"a")]
        [DataRow("{\"other\":\"a\\")]
        [DataRow("{\"other\":tru")]
        public void Reader_calls_an_end_in_the_middle_truncated(string json)
        {
            Codec.Refuse(CodecError.Truncated, json, new AckMessage());
        }

        [TestMethod]
        [DataRow("{boot:3}")]
        [DataRow("{,}")]
        [DataRow("{\"boot\" 3}")]
        [DataRow("{\"boot\":3 \"seq\":1}")]
        [DataRow("{\"boot\":3;\"seq\":1}")]
        [DataRow("{\"boot\":3,}")]
        [DataRow("{\"bo\\u006ft\":3,\"seq\":1}")]
        [DataRow("{\"other\":,\"boot\":3}")]
        public void Reader_refuses_bad_syntax(string json)
        {
            Codec.Refuse(CodecError.BadSyntax, json, new AckMessage());
        }

        [TestMethod]
        public void Reader_refuses_a_key_that_stands_twice()
        {
            FlatJsonReader reader = Codec.Refuse(CodecError.DuplicateKey, "{\"boot\":3,\"seq\":1,\"boot\":3}", new AckMessage());
            Assert.AreEqual(AckMessage.Boot, reader.Field);
        }

        [TestMethod]
        [DataRow("{\"boot\":{},\"seq\":1}")]
        [DataRow("{\"boot\":[3],\"seq\":1}")]
        [DataRow("{\"boot\":3,\"seq\":1,\"other\":{}}")]
        [DataRow("{\"boot\":3,\"seq\":1,\"other\":[]}")]
        public void Reader_refuses_anything_nested(string json)
        {
            Codec.Refuse(CodecError.Nested, json, new AckMessage());
        }

        [TestMethod]
        [DataRow("{\"boot\":\"3\",\"seq\":1}")]
        [DataRow("{\"boot\":true,\"seq\":1}")]
        [DataRow("{\"boot\":null,\"seq\":1}")]
        [DataRow("{\"boot\":3.0,\"seq\":1}")]
        [DataRow("{\"boot\":3e2,\"seq\":1}")]
        [DataRow("{\"boot\":3E2,\"seq\":1}")]
        [DataRow("{\"boot\":03,\"seq\":1}")]
        [DataRow("{\"boot\":+3,\"seq\":1}")]
        [DataRow("{\"boot\":-,\"seq\":1}")]
        public void Reader_refuses_another_kind_than_a_whole_number(string json)
        {
            FlatJsonReader reader = Codec.Refuse(CodecError.WrongKind, json, new AckMessage());
            Assert.AreEqual(AckMessage.Boot, reader.Field);
        }

        [TestMethod]
        [DataRow("{\"line\":3}")]
        [DataRow("{\"line\":true}")]
        [DataRow("{\"line\":null}")]
        public void Reader_refuses_another_kind_than_text(string json)
        {
            Codec.Refuse(CodecError.WrongKind, json, new ConsoleMessage());
        }

        [TestMethod]
        [DataRow("{\"boot\":1,\"uptime\":1,\"synced\":1}")]
        [DataRow("{\"boot\":1,\"uptime\":1,\"synced\":\"true\"}")]
        [DataRow("{\"boot\":1,\"uptime\":1,\"synced\":null}")]
        [DataRow("{\"boot\":1,\"uptime\":1,\"synced\":True}")]
        public void Reader_refuses_another_kind_than_a_flag(string json)
        {
            FlatJsonReader reader = Codec.Refuse(CodecError.WrongKind, json, new HealthMessage());
            Assert.AreEqual(HealthMessage.Synced, reader.Field);
        }

        [TestMethod]
        [DataRow("{\"state\":0,\"boot\":1}", 7)]
        [DataRow("{\"state\":\"\",\"boot\":1}", 11)]
        [DataRow("{\"state\":\"read\",\"boot\":1}", 11)]
        [DataRow("{\"state\":\"readyy\",\"boot\":1}", 11)]
        [DataRow("{\"state\":\"Ready\",\"boot\":1}", 11)]
        [DataRow("{\"state\":\"ready", 11)]
        public void Reader_refuses_a_word_that_is_not_on_the_list(string json, int error)
        {
            FlatJsonReader reader = Codec.Refuse((CodecError)error, json, new StateMessage());
            Assert.AreEqual(StateMessage.State, reader.Field);
        }

        [TestMethod]
        [DataRow("{}", AckMessage.Boot)]
        [DataRow("{\"seq\":1}", AckMessage.Boot)]
        [DataRow("{\"boot\":1}", AckMessage.Seq)]
        public void Reader_names_the_required_field_that_is_missing(string json, int field)
        {
            FlatJsonReader reader = Codec.Refuse(CodecError.Missing, json, new AckMessage());
            Assert.AreEqual(field, reader.Field);
        }

        [TestMethod]
        [DataRow("{\"boot\":3,\"seq\":1}x")]
        [DataRow("{\"boot\":3,\"seq\":1}}")]
        [DataRow("{\"boot\":3,\"seq\":1} {}")]
        public void Reader_refuses_bytes_behind_the_end(string json)
        {
            Codec.Refuse(CodecError.TrailingBytes, json, new AckMessage());
        }

        [TestMethod]
        public void Reader_takes_a_payload_of_the_limit_and_refuses_one_byte_more()
        {
            byte[] payload = new byte[Limits.Payload + 1];
            byte[] content = Bytes.OfText("{\"boot\":3,\"seq\":1}");
            for (int i = 0; i < payload.Length; i++)
            {
                payload[i] = i < content.Length ? content[i] : (byte)' ';
            }

            FlatJsonReader reader = new FlatJsonReader();
            AckMessage message = new AckMessage();
            Assert.IsTrue(reader.Read(payload, 0, Limits.Payload, message));
            Assert.IsFalse(reader.Read(payload, 0, Limits.Payload + 1, message));
            Assert.AreEqual((int)CodecError.TooLong, (int)reader.Error);
            Assert.IsFalse(message.Has(AckMessage.Boot));
        }

        [TestMethod]
        public void Reader_says_where_it_stopped()
        {
            FlatJsonReader reader = new FlatJsonReader();
            byte[] payload = Bytes.OfText("##{\"boot\":3,\"seq\":x}");
            Assert.IsFalse(reader.Read(payload, 2, payload.Length - 2, new AckMessage()));
            Assert.AreEqual(AckMessage.Seq, reader.Field);
            Assert.AreEqual(16, reader.Position);
        }

        [TestMethod]
        public void Reader_empties_the_message_that_held_another_before()
        {
            AckMessage message = new AckMessage();
            Codec.Take("{\"boot\":3,\"seq\":17}", message);
            Codec.Refuse(CodecError.BadSyntax, "{\"boot\":3,\"seq\":18,}", message);
        }

        [TestMethod]
        public void Reader_is_good_again_behind_an_error()
        {
            FlatJsonReader reader = new FlatJsonReader();
            AckMessage message = new AckMessage();
            byte[] bad = Bytes.OfText("{\"boot\":3,\"seq\":{}}");
            byte[] good = Bytes.OfText("{\"boot\":3,\"seq\":17}");
            Assert.IsFalse(reader.Read(bad, 0, bad.Length, message));
            Assert.IsTrue(reader.Read(good, 0, good.Length, message));
            Assert.AreEqual((int)CodecError.None, (int)reader.Error);
            Assert.AreEqual(17L, message.GetInteger(AckMessage.Seq));
        }
    }
}
