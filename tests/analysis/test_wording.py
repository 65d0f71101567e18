"""Inside-out wording, in both languages: what is told, and what is left alone."""

import pytest

from journeymapper.analysis.wording import inside_out

INSIDE = """
Send invoice; Send the invoice; Sending the quote; Sends the monthly bill; Issue the invoice
We send a reminder; Send newsletter to customers; Onboard new customers; Call the customer
Lead generation; Customer acquisition; Email the confirmation; Upsell customer; Qualify leads
Send welcome email; Send out the survey; Follow up with the client; Invoicing; The team sends a bill
Enviar factura; Enviar la factura; Envío de factura; Envío de la cotización; Envía la factura
Se envía la factura; Enviamos la encuesta; Emitir la primera factura; Captar clientes
Llamar al cliente; Contactar con el cliente; Fidelizar clientes; Facturación; Atender al cliente
Captación de clientes; Enviar factura al cliente; Enviar boletín; Facturar al cliente
Generación de leads; Envío de correo de bienvenida; Convertir leads; «Enviar factura».
"""
OUTSIDE = """
Receives the invoice; Sends the invoice to her accountant; Calls customer service
Order confirmation; Contacts customer support; Sends signed contract back; Asks for a quote
Reads the user manual; Send the survey to a colleague; Billing; Onboarding; Pays the bill; Purchase
Visits the store; Sends an email to support; Calls the call centre; Forwards the invoice
Sends proposal to legal; Contact customer care; Call client success; Compares offers; Send a CV
Sends a message to a friend
Recibe la factura; Llama al centro de atención; Llama a servicio al cliente; Firma el contrato
Envía la factura a su contador; Envía la encuesta; Compara planes; Envía un mensaje a su hermana
Pide una cotización; Envía el contrato firmado; Se informa en la web; Paga la factura
Aviso con fecha de instalación; Consulta a un vecino cliente; Posventa y fidelización
Contacta al servicio al cliente; Atención al cliente; Le envían la factura; Informa a su familia
Primera factura mayor a lo esperado; Contrata el plan; Reenvía la factura; Captura la pantalla
"""


def titles(text):
    return [title.strip() for line in text.strip().splitlines() for title in line.split(";")]


@pytest.mark.parametrize("title", titles(INSIDE))
def test_said_from_inside(title):
    assert inside_out(title)
    assert inside_out(title.upper())


@pytest.mark.parametrize("title", ["", "?", *titles(OUTSIDE)])
def test_said_from_outside(title):
    assert inside_out(title) is None


@pytest.mark.parametrize(
    ("title", "better"),
    [
        ("Send invoice", "Receives the invoice"),
        ("Email the Quotation", "Receives the quotation"),
        ("Enviar la cotización", "Recibe la cotización"),
        ("Envío de recordatorio", "Recibe el recordatorio"),
        ("Send the final invoice", "Receives the final invoice"),
        ("Send survey after 3 days", "Receives the survey after 3 days"),
        ("Send the customer the invoice", "Receives the invoice"),
        ("Send newsletter to our customers", "Receives the newsletter"),
        ("Enviar facturas", "Recibe las facturas"),
        ("Emitimos los contratos", "Recibe los contratos"),
        ("Emitir la primera factura", "Recibe la primera factura"),
        ("Enviar factura con copia", "Recibe la factura con copia"),
        ("Enviar factura al cliente", "Recibe la factura"),
        ("Enviar al cliente la cotización", "Recibe la cotización"),
        ("«ENVIAR FACTURA».", "Recibe la factura"),
        ("Onboard new customers", "Learns how to get started"),
        ("Lead generation", "Leaves their details"),
        ("Follow up with the client", "Is asked how it went"),
        ("Captar clientes", "Decide ser cliente"),
        ("Captar nuevos prospectos", "Deja sus datos"),
        ("Facturación", "Recibe la factura"),
        ("Atender al cliente", "Recibe atención"),
        ("Call the customer about the visit", ""),
        ("Gestión de clientes", ""),
    ],
)
def test_what_the_customer_would_say_is_proposed(title, better):
    assert inside_out(title).better == better


@pytest.mark.parametrize("title", titles(INSIDE))
def test_what_is_proposed_is_said_from_outside(title):
    better = inside_out(title).better
    assert better
    assert inside_out(better) is None
